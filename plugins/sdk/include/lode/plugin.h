/* SPDX-License-Identifier: Apache-2.0
 *
 * The C ABI between the host and an extractor plugin, major version 1. C99, no dependencies.
 * C++ authors want lode/plugin.hpp, which wraps all of this.
 *
 * A plugin reads one document at a time and emits annotations: facts, each with the words that it
 * was read from. The host runs it in a process of its own. Rules for all of major version 1:
 *
 *  - Growth. A struct that may grow starts with `size`; its writer sets it to sizeof() as the
 *    writer was compiled. A reader never touches a field beyond `size`; a missing field reads as
 *    zero. Fields are only ever appended. Arrays of such structs are arrays of pointers, so that a
 *    grown struct never changes a stride. lode_str, lode_kv and lode_role never change.
 *  - Strings are UTF-8, pointer and length, without a final NUL, and borrowed. {NULL, 0} is the
 *    empty string. Nothing is freed across the border: what the host hands over lives until the
 *    call returns, what the plugin hands over is copied by the host before it returns.
 *  - No exception, C++ type, FILE, errno, locale or longjmp crosses the border.
 *  - [extract] = only the one thread that is inside extract(); [create] = only inside create();
 *    [any] = any thread, between the start of create() and the end of destroy(). Two threads never
 *    enter one instance: the host scales with processes.
 *  - Later features come as string-keyed extensions first (`extension`), and move into the structs
 *    once they are proven.
 */
#ifndef LODE_PLUGIN_H_
#define LODE_PLUGIN_H_

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define LODE_ABI_MAJOR 1u
#define LODE_ABI_MINOR 0u

#if defined(__GNUC__)
#define LODE_EXPORT __attribute__((visibility("default")))
#else
#define LODE_EXPORT
#endif

/* Zero is success, every failure is negative. */
typedef int32_t lode_status;
enum {
  LODE_OK = 0,
  LODE_E_CANCELLED = -1,  /* the host no longer wants the answer: return at once */
  LODE_E_DEADLINE = -2,   /* the time for this document is over: return at once */
  LODE_E_INVALID = -3,    /* malformed: a span outside of the text, bad UTF-8, a NaN, low > high */
  LODE_E_LIMIT = -4,      /* more annotations, or more bytes of them, than the host accepts */
  LODE_E_UNDECLARED = -5, /* a facet that the manifest does not provide, or with another kind */
  LODE_E_CONFIG = -6,     /* create(): the plugin cannot work with this configuration */
  LODE_E_RESOURCE = -7,   /* create(): a resource is missing or malformed */
  LODE_E_NOMEM = -8,      /* out of memory */
  LODE_E_PLUGIN = -9      /* any other failure of the plugin: say why with fail() */
};

enum { LODE_LOG_DEBUG = 0, LODE_LOG_INFO = 1, LODE_LOG_WARNING = 2, LODE_LOG_ERROR = 3 };

/* Text; never grows. */
typedef struct lode_str {
  const char* ptr; /* UTF-8, not NUL-terminated; may be NULL if len is 0 */
  uint64_t len;    /* bytes */
} lode_str;

/* One piece of metadata; never grows. */
typedef struct lode_kv {
  lode_str key;
  lode_str value;
} lode_kv;

/* The part that another annotation of the same document plays in a record; never grows. */
typedef struct lode_role {
  lode_str name;      /* declared in the manifest, e.g. "buyer" */
  int64_t annotation; /* what emit() returned for it, or the id of an upstream annotation */
} lode_role;

/* Kinds of value; a facet has one, declared in the manifest. 5 is reserved (places). */
enum { LODE_KEYWORD = 1, LODE_MONEY = 2, LODE_DATE = 3, LODE_NUMBER = 4, LODE_RECORD = 6 };

/* Low two bits of the flags of money and number: how the words relate to the true figure. The
 * values are not widened because of it. */
enum {
  LODE_EXACT = 0,
  LODE_ABOUT = 1,    /* "about $5 billion" */
  LODE_AT_LEAST = 2, /* "more than $5 billion" */
  LODE_AT_MOST = 3,  /* "up to $5 billion" */
  LODE_QUALIFIER_MASK = 3
};

/* Flag of money: the text does not name the currency, it was inferred. */
#define LODE_MONEY_CURRENCY_IMPLICIT 0x100u

/* Flags of date. */
#define LODE_DATE_FISCAL 1u   /* a period of a company's fiscal calendar */
#define LODE_DATE_RELATIVE 2u /* resolved against the publication date or other context */

/* Precision of date. */
enum {
  LODE_DAY = 1,
  LODE_WEEK = 2,
  LODE_MONTH = 3,
  LODE_QUARTER = 4,
  LODE_HALF = 5,
  LODE_YEAR = 6
};

/* A typed value. 72 bytes for all of major version 1; clear it whole before it is filled in. */
typedef struct lode_value {
  uint32_t size; /* sizeof(lode_value) */
  uint32_t kind; /* LODE_KEYWORD ..., decides the member of `u` */
  union {
    struct {
      lode_str text;      /* normalised name, e.g. "GB200"; 1 to 200 bytes */
      lode_str entity_id; /* stable id, e.g. "company/aws"; empty: none */
      /* Of hierarchical facets: the ancestors from the root down to `text` itself, e.g. "Nvidia",
       * "Blackwell", "GB200"; otherwise none. At most 16. */
      const lode_str* path;
      uint64_t path_count;
    } keyword;
    struct {
      /* units + nanos / 1e9, both with the same sign, |nanos| < 1e9; low <= high, equal for one
       * amount. Never a double: money is exact. */
      int64_t low_units;
      int64_t high_units;
      int32_t low_nanos;
      int32_t high_nanos;
      char currency[4]; /* ISO 4217, three capitals and a NUL */
      uint32_t flags;   /* LODE_EXACT ... | LODE_MONEY_CURRENCY_IMPLICIT */
    } money;
    struct {
      int64_t from_day;   /* days since 1970-01-01 = 0; both ends included; from <= to */
      int64_t to_day;     /* years 1 to 9999 */
      uint32_t precision; /* LODE_DAY ... */
      uint32_t flags;     /* LODE_DATE_FISCAL | LODE_DATE_RELATIVE */
    } date;
    struct {
      double low; /* finite; low <= high, equal for one number */
      double high;
      lode_str unit;  /* UCUM where it has one: "MW", "a" for years; "1" or empty for counts */
      uint32_t flags; /* LODE_EXACT ... */
      uint32_t reserved;
    } number;
    struct {
      lode_str type;          /* e.g. "deal" */
      const lode_role* roles; /* at most 256; the same name may occur more than once */
      uint64_t count;
    } record;
    uint64_t pad[8];
  } u;
} lode_value;

/* Flag of annotations: about the whole document; begin = end = 0. */
#define LODE_ANN_DOC 1u

/* One fact. */
typedef struct lode_annotation {
  uint32_t size; /* sizeof(lode_annotation) as compiled */
  uint32_t flags;
  uint64_t begin; /* [begin, end) in bytes of lode_document.text, on character boundaries, */
  uint64_t end;   /* begin < end */
  lode_str facet; /* one that the manifest provides, else LODE_E_UNDECLARED */
  const lode_value* value;
  double confidence; /* 0 to 1 */
  lode_str rule;     /* name of the rule that fired: the answer to "why this fact?" */
  int64_t id;        /* set by the host, in upstream annotations only */
  lode_str source;   /* set by the host, in upstream annotations only: the id of the plugin */
} lode_annotation;

/* What extract() gets. All of it lives until extract() returns. */
typedef struct lode_document {
  uint32_t size;
  uint32_t flags; /* reserved, 0 */
  lode_str id;
  /* Valid UTF-8: the host has checked it. Lines end with "\n", blocks with an empty line. If the
   * document has a title, the text begins with it as a block of its own. Of a web page, what stands
   * around the article may follow as the last blocks: facts there are kept apart, and no record
   * that begins there is taken. */
  lode_str text;
  lode_str language;      /* BCP 47, e.g. "en"; empty: unknown */
  lode_str title;         /* may be empty */
  lode_str url;           /* may be empty */
  int64_t published_unix; /* seconds since 1970-01-01T00:00Z; INT64_MIN: unknown */
  const lode_kv* meta;
  uint64_t meta_count;
  /* Annotations of other plugins, ordered by begin: only the facets that the manifest names in
   * `requires` or `after`. */
  const lode_annotation* const* upstream;
  uint64_t upstream_count;
} lode_document;

typedef struct lode_call lode_call; /* one extract(), opaque */

/* What the host offers. Lives from before create() until after destroy(). */
typedef struct lode_host {
  uint32_t size;
  uint32_t abi_minor; /* LODE_ABI_MINOR of the host */
  void* context;      /* the host's own */
  /* [extract] Hands over one annotation; the host copies it. Returns its id (>= 0), for roles of
   * records, or a negative lode_status: then this annotation is dropped and counted, go on. */
  int64_t (*emit)(lode_call*, const lode_annotation*);
  /* [any] LODE_OK = go on, else return from extract() at once with that status. It is the sign of
   * life as well: call it at least every few milliseconds of work. It costs some nanoseconds. */
  lode_status (*poll)(lode_call*);
  /* [extract] Says why this extract() is about to return LODE_E_PLUGIN. One sentence. */
  void (*fail)(lode_call*, lode_str why);
  /* [any] A message for the operator. */
  void (*log)(const struct lode_host*, int32_t level, lode_str text);
  /* [create] The bytes of a resource that the manifest names; mapped read-only until destroy(). */
  lode_status (*resource)(const struct lode_host*, lode_str name, lode_str* bytes);
  /* [any] A later feature by its name, or NULL. */
  const void* (*extension)(const struct lode_host*, const char* id);
} lode_host;

/* What the plugin is. Constant, lives as long as the library. */
typedef struct lode_plugin {
  uint32_t size;
  uint32_t abi_major;  /* LODE_ABI_MAJOR */
  uint32_t abi_minor;  /* the lowest minor version of the host that will do */
  uint32_t flags;      /* reserved, 0 */
  const char* id;      /* NUL-terminated. Id and version equal those of the manifest, */
  const char* version; /* else the plugin is not used. */
  /* Called once, first. `config_json` is the configuration as a JSON object, "{}" if there is
   * none. Sets *self to anything. On failure nothing else is called. */
  lode_status (*create)(const lode_host*, lode_str config_json, void** self);
  /* Called for each document. The same document always gives the same annotations. */
  lode_status (*extract)(void* self, const lode_document*, lode_call*);
  /* Called at most once, last. A process that is stopped hard never calls it. */
  void (*destroy)(void* self);
  /* A later feature of the plugin by its name, or NULL. May itself be NULL. */
  const void* (*extension)(const char* id);
} lode_plugin;

/* The one symbol that a plugin exports. The major version is in the name, so that a later host can
 * look for both. It allocates nothing, starts no thread and reads no file. NULL: the plugin needs
 * a host with a higher minor version. */
#define LODE_ENTRY_NAME "lode_plugin_v1"
LODE_EXPORT const lode_plugin* lode_plugin_v1(uint32_t host_abi_minor);

#ifdef __cplusplus
}
#endif
#endif /* LODE_PLUGIN_H_ */
