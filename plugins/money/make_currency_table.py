#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes currency_table.cc from a table of currencies.

Usage: make_currency_table.py <currencies.tsv> > currency_table.cc

The table has the columns type, iso, value, symbols, en, fr, de, es; alternatives are parted by "|".
Rows of type "currency" and "subunit" are used.
"""
import csv
import re
import sys

from currency_countries import GERMAN_COMPOUNDS, country_names

# Words that are too common as other words: they count only behind a magnitude.
WEAK = {"real", "sol", "leu", "leus", "won", "wons", "wones", "dong",
        "dongs", "pound", "pounds", "livre", "livres", "libra", "libras", "pfund",
        "penny", "cent", "lira", "liras", "lire", "franc",
        "franco", "mark", "marks", "marcos", "kronen",
        "couronnes", "coronas"}
# Not used at all: signs that are read on their own, and codes that are words or initials.
SKIP = {"$", "R", "p", "c", "ct", "US $", "EUR.", "S/", "S/.", "Re", "Fr.", "LE", "SR", "TL", "Dh", "KD",
        "QR", "sol"}
MORE = {
    "USD": ["usd", "dlrs u.s.", "dollars u.s.",  "us dollar", "us dollars", "u.s. dollar", "u.s. dollars", "us-dollars",
            "american dollars", "dólar", "dólares", "dolares", "dollar us", "dollars us",
            "dólares estadunidenses", "dólares de estados unidos", "dollar américain", "dollars", "dlr", "dlrs", "u.s. dlrs", "us dlrs"],
    "CAD": ["dlrs canadian", "dollars canadian", "dlr canadian", "dólares canadienses", "kanadische dollar", "kanadischen dollar", "canadian dlrs", "canadian dlr"],
    "AUD": ["australische dollar", "australischen dollar", "australian dlrs"],
    "CHF": ["chf", "franc", "francs", "franco", "francos"],
    "CNY": ["cny", "rmb", "chinesische yuan", "yuan chinos"],
    "EUR": ["eur"],
    "GBP": ["gbp", "stg"],
    "INR": ["inr"],
    "JPY": ["jpy"],
}
# Currencies that the table does not have: code -> names; subunits start with "/". Old ones stand in old news.
OTHER = {
    "ATS": "austrian schilling|austrian schillings|schillings autrichiens|österreichische schilling",
    "AZN": "azerbaijani manat|manats",
    "BDT": "taka|takas|bangladeshi taka",
    "BEF": "belgian franc|belgian francs|francs belges|belgische franken|francos belgas",
    "BGN": "bulgarian lev|bulgarian leva|leva",
    "BHD": "bahraini dinar|bahraini dinars|dinars bahreïnis|bahrain-dinar",
    "CRC": "costa rican colón|costa rican colones|colones",
    "DEM": "/pfennig|/pfennigs|deutsche mark|deutschmark|deutschmarks|german marks|d-mark|dmark|marks allemands|marcos alemanes|"
           "deutschemark|deutschemarks|mark|marks|marcos",
    "DZD": "algerian dinar|algerian dinars|dinars algériens|dinares argelinos",
    "EGP": "genihat|genihat masriya|geneh|l.e|egyptianpound|egyptianpounds",
    "ESP": "pta|ptas|peseta|pesetas|peseten|pesetas españolas",
    "FIM": "finnish mark|finnish marks|finnish markka|markka|markkaa|mark finlandais|marks finlandais|finnmark",
    "FRF": "french franc|french francs|francs français|französische francs|francos franceses",
    "GEL": "georgian lari|laris",
    "GHS": "cedi|cedis|ghanaian cedis|/pesewa|/pesewas",
    "GRD": "drachma|drachmas|drachmes|drachmen|dracmas",
    "GTQ": "quetzal|quetzales",
    "IEP": "irish pound|irish pounds|irish punts|livres irlandaises|irische pfund|libras irlandesas",
    "IQD": "iraqi dinar|iraqi dinars|dinars irakiens|dinares iraquíes",
    "IRR": "iranian rial|iranian rials|rial|rials|riales",
    "ITL": "lire|italian lira|italian lire|lires italiennes|italienische lire|liras italianas",
    "JOD": "jordanian dinar|jordanian dinars|dinars jordaniens|dinares jordanos",
    "KHR": "cambodian riel|riels",
    "LAK": "lao kip|laotian kip",
    "LBP": "lebanese pound|lebanese pounds|livre libanaise|livres libanaises|libanesische pfund|libras libanesas",
    "LKR": "sri lankan rupee|sri lankan rupees|roupies sri-lankaises",
    "LUF": "luxembourg francs|francs luxembourgeois",
    "MNT": "tugrik|tugriks|tögrög|mongolian tugrik",
    "MYR": "malaysia ringgit|malaysia ringgits|malaysian ringgits|ringgits|/sen|/sens",
    "NLG": "dutch guilder|dutch guilders|guilder|guilders|florins|florins néerlandais|florins hollandais|"
           "niederländische gulden|florines",
    "NPR": "nepalese rupee|nepalese rupees",
    "OMR": "omani rial|omani rials|rials omanais|riales omaníes",
    "PTE": "portuguese escudos|escudos",
    "PYG": "guaraní paraguayo|guaraníes",
    "SAR": "saudiriyal|saudiriyals",
    "TND": "tunisian dinar|tunisian dinars|dinars tunisiens|dinares tunecinos",
    "UAH": "/kopiyka|/kopiykas|/kopeck|/kopecks",
    "UZS": "uzbek sum|uzbek soum",
    "VES": "bolívares|bolivares",
    "XAF": "francs cfa|franc cfa|cfa francs|francos cfa|f cfa|cfa-franc|cfa-francs|franco cfa|fcfa|francs c.f.a.",
    "XPF": "cfp francs|cfp franc|francs cfp|franc cfp|francos cfp",
    "XBT": "/satoshi|/satoshis",
    "USD": "/cts|buck|dls|dlls",
    "INR": "/paise|/paisa",
    "SEK": "/öre|kronor|krona|kronen|couronnes|coronas",
    "NOK": "/øre|kroner",
    "CHF": "/rappen",
    "EUR": "/centimos",
    "ETH": "ether|ethers|éther|ethereum",
    "AFN": "afghani|afghanis",
    "ALL": "albanian lek|albanian leks|albanian lekë|leks albanais|albanische lek|leks albaneses",
    "AMD": "armenian dram|armenian drams|drams arméniens|armenische dram|drams armenios|dram|drams",
    "AOA": "kwanza|kwanzas|angolan kwanza|angolan kwanzas",
    "BOB": "boliviano|bolivianos|bolivian boliviano|bolivian bolivianos|bolivianische bolivianos",
    "BTN": "ngultrum|ngultrums|bhutanese ngultrum",
    "BWP": "botswana pula|botswana pulas|pulas",
    "ETB": "birr|birrs|ethiopian birr|ethiopian birrs|birrs éthiopiens|äthiopische birr|birrs etíopes",
    "GMD": "dalasi|dalasis|gambian dalasi",
    "HNL": "lempira|lempiras|honduran lempira|honduran lempiras|lempiras hondureños",
    "HRK": "kuna|kunas|croatian kuna|croatian kunas|kunas croates|kroatische kuna|kunas croatas",
    "HTG": "gourde|gourdes|haitian gourdes|haitian gourde|gourdes haïtiennes",
    "LSL": "maloti|lesotho loti",
    "MGA": "ariary|ariarys|malagasy ariary",
    "MKD": "macedonian denar|macedonian denars|denar|denars",
    "MMK": "kyat|kyats|burmese kyat|burmese kyats|myanmar kyat",
    "MOP": "pataca|patacas|macanese pataca|macanese patacas|macao patacas",
    "MRU": "ouguiya|ouguiyas|mauritanian ouguiya",
    "MVR": "rufiyaa|rufiyaas|maldivian rufiyaa",
    "MZN": "metical|meticais|meticals|meticales|mozambican metical|mozambican meticais",
    "NIO": "córdoba|córdobas|nicaraguan córdoba|nicaraguan córdobas|nicaraguan cordoba|nicaraguan cordobas|"
           "cordobas oro|córdobas oro",
    "PAB": "balboa|balboas|panamanian balboa|panamanian balboas",
    "PGK": "papua new guinea kina|kina papou",
    "SLE": "sierra leonean leone|sierra leonean leones",
    "SVC": "salvadoran colón|salvadoran colones|colones salvadoreños",
    "SZL": "lilangeni|emalangeni",
    "TJS": "somoni|somonis|tajikistani somoni|tajikistani somonis",
    "TOP": "tongan paʻanga|tongan pa'anga|paanga",
    "VUV": "ni-vanuatu vatu|vanuatu vatu|vatus",
    "WST": "samoan tala|talas samoans",
    "XDR": "special drawing rights|sdrs|droits de tirage spéciaux|sonderziehungsrechte|derechos especiales de giro",
    "XEU": "ecu|ecus|european currency units|european currency unit",
    "RSD": "dinars serbes",
    "RON": "romanian lei|new romanian lei",
    "PLN": "zlotys|zlotych|złotych",
    "CNY": "kuai|renminbis|yuan renminbi",
    "ZMW": "kwacha|kwachas",
    }
MORE_CODES = {"FCFA": "XAF", "DKr": "DKK", "Dkr": "DKK", "SKr": "SEK", "Skr": "SEK", "NKr": "NOK", "Nkr": "NOK",
              "Sfr": "CHF"}
OTHER_CODES = ["JMD", "FJD", "DOP", "RSD", "BYN", "MDL", "BAM", "GEL", "MOP", "BOB", "HNL", "HRK", "MKD", "NIO", "TZS", "UGX",
               "ZMW", "ETB", "LYD", "SYP", "YER", "AFN", "AOA", "BSD", "BWP", "GTQ", "IRR", "KGS", "KHR", "MMK", "MUR",
               "MZN", "NPR", "RWF", "TTD", "XPF", "XDR", "NLG", "BEF", "FIM", "IEP", "PTE", "GRD", "BGN", "AZN", "BHD", "CRC", "DEM", "ESP", "FRF", "ITL", "JOD", "LBP", "MNT", "OMR", "IQD", "TND", "DZD", "LKR", "BDT",
               "VES", "PYG", "GHS", "UZS", "XAF", "XOF"]



def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def is_code(text):
    return re.fullmatch(r"[A-Z]{3}|RMB|Rs\.?|Rp|RM|NIS|NTD|Php|KSh|Ksh|kr\.?|SFr\.?|sFr|zł|Kč|Ft|Dhs", text)


def entries(path):
    words, codes = {}, {}
    for row in rows(path):
        if row["type"] not in ("currency", "subunit"):
            continue
        sub = row["type"] == "subunit"
        for text in row["symbols"].split("|"):
            if text not in SKIP and not sub and is_code(text):
                codes.setdefault(text.rstrip("."), row["iso"])
        names = [w for lang in ("en", "fr", "de", "es") for w in row[lang].split("|") if w]
        for word in names + ([] if sub else MORE.get(row["iso"], [])):
            word = word.lower()
            if word.startswith("d'") or word in SKIP:
                continue
            words.setdefault(word, (row["iso"], sub, word in WEAK and not sub))
    for iso, word in country_names():
        words.setdefault(word, (iso, False, False))
    for iso, names in GERMAN_COMPOUNDS.items():
        for word in names.split("|"):
            words.setdefault(word, (iso, False, False))
    for iso, names in OTHER.items():
        for word in names.split("|"):
            sub = word.startswith("/")
            words.setdefault(word.lstrip("/"), (iso, sub, word in WEAK and not sub))
    for code in OTHER_CODES:
        codes.setdefault(code, code)
    codes.update(MORE_CODES)
    return words, codes


def main():
    words, codes = entries(sys.argv[1])
    print("// SPDX-License-Identifier: GPL-3.0-or-later")
    print("// Written by make_currency_table.py; do not edit.")
    print('#include "plugins/money/currency_table.h"\n')
    print("namespace lode::money {\nnamespace {\n")
    print("constexpr CurrencyName kNames[] = {  // NOLINT(modernize-avoid-c-arrays)")
    for word, (iso, sub, weak) in sorted(words.items()):
        flags = f", {str(sub).lower()}, {str(weak).lower()}"
        print(f'    {{"{word}", "{iso if iso != "BTC" else "XBT"}"{flags}}},')
    print("};\n")
    print("constexpr CurrencyCode kCodes[] = {  // NOLINT(modernize-avoid-c-arrays)")
    for code, iso in sorted(codes.items()):
        print(f'    {{"{code}", "{iso if iso != "BTC" else "XBT"}"}},')
    print("};\n\n}  // namespace\n")
    print("std::span<const CurrencyName> currency_names() noexcept {\n  return kNames;\n}\n")
    print("std::span<const CurrencyCode> currency_codes() noexcept {\n  return kCodes;\n}\n")
    print("}  // namespace lode::money")


if __name__ == "__main__":
    main()
