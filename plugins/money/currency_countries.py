# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of currencies made of a unit and a country, with their inflections in four languages."""

# Currencies named by unit and country: unit -> English, French, German, Spanish forms (gender of the French and
# Spanish word behind a colon).
UNITS = {
    "dollar": ("dollar|dollars|dlr|dlrs", "dollar|dollars:m", "dollar|dollars", "dólar|dólares|dolar|dolares:m"),
    "peso": ("peso|pesos", "peso|pesos:m", "peso|pesos", "peso|pesos:m"),
    "pound": ("pound|pounds", "livre|livres:f", "pfund", "libra|libras:f"),
    "rupee": ("rupee|rupees", "roupie|roupies:f", "rupie|rupien", "rupia|rupias:f"),
    "rupiah": ("rupiah|rupiahs", "roupie|roupies:f", "rupiah", "rupia|rupias:f"),
    "dinar": ("dinar|dinars", "dinar|dinars:m", "dinar|dinare|dinaren", "dinar|dinares:m"),
    "dirham": ("dirham|dirhams", "dirham|dirhams:m", "dirham|dirhams", "dirham|dirhams|dírham|dírhams:m"),
    "riyal": ("riyal|riyals|rial|rials", "riyal|riyals|rial|rials:m", "riyal|riyals|rial|rials",
              "riyal|riyales|rial|riales:m"),
    "krone": ("krone|kroner|krona|kronor|krónur|crown|crowns", "couronne|couronnes:f", "krone|kronen",
              "corona|coronas:f"),
    "koruna": ("koruna|korunas|koruny|crown|crowns", "couronne|couronnes:f", "krone|kronen", "corona|coronas:f"),
    "franc": ("franc|francs", "franc|francs:m", "franc|francs|franken", "franco|francos:m"),
    "mark": ("mark|marks|marka", "mark|marks:m", "mark", "marco|marcos:m"),
    "lira": ("lira|liras|lire", "livre|livres|lire|lires:f", "lira|lire", "lira|liras:f"),
    "shilling": ("shilling|shillings|schilling|schillings", "shilling|shillings|schilling|schillings:m",
                 "schilling|shilling", "chelín|chelines:m"),
    "ruble": ("ruble|rubles|rouble|roubles", "rouble|roubles:m", "rubel", "rublo|rublos:m"),
    "leu": ("leu|lei", "leu|lei|leus:m", "leu|lei", "leu|leus|lei:m"),
    "won": ("won|wons", "won|wons:m", "won", "won|wones:m"),
    "yen": ("yen", "yen|yens:m", "yen", "yen|yenes:m"),
    "yuan": ("yuan|yuans|renminbi", "yuan|yuans:m", "yuan", "yuan|yuanes:m"),
    "real": ("real|reais|reals", "real|reals|reais|réal|réals:m", "real|reais", "real|reales:m"),
    "sol": ("sol|soles|nuevo sol|nuevos soles", "sol|sols|soles:m", "sol", "sol|soles|nuevo sol|nuevos soles:m"),
    "rand": ("rand|rands", "rand|rands:m", "rand", "rand|rands:m"),
    "baht": ("baht|bahts", "baht|bahts:m", "baht", "baht|bahts:m"),
    "ringgit": ("ringgit|ringgits", "ringgit|ringgits:m", "ringgit", "ringgit|ringgits:m"),
    "dong": ("dong|dongs", "dong|dongs:m", "dong", "dong|dongs:m"),
    "zloty": ("zloty|zlotys|zlotych", "zloty|zlotys:m", "zloty|złoty", "zloty|zlotys|esloti|eslotis:m"),
    "forint": ("forint|forints", "forint|forints:m", "forint", "forinto|forintos|florín|florines:m"),
    "lev": ("lev|leva|levs", "lev|leva|levs:m", "lew|lewa", "lev|levas|leva:m"),
    "shekel": ("shekel|shekels|new shekel|new shekels", "shekel|shekels:m", "schekel", "shekel|shekels|séquel|séqueles:m"),
    "naira": ("naira|nairas", "naira|nairas:m", "naira", "naira|nairas:m"),
    "hryvnia": ("hryvnia|hryvnias|hryvnya", "hryvnia|hryvnias:f", "hrywnja", "grivna|grivnas:f"),
    "guilder": ("guilder|guilders|florin|florins", "florin|florins:m", "gulden", "florín|florines:m"),
    "escudo": ("escudo|escudos", "escudo|escudos:m", "escudo|escudos", "escudo|escudos:m"),
    "austral": ("austral|australs", "austral|australs:m", "austral", "austral|australes:m"),
    "cruzado": ("cruzado|cruzados", "cruzado|cruzados:m", "cruzado|cruzados", "cruzado|cruzados:m"),
    "kwacha": ("kwacha|kwachas", "kwacha|kwachas:m", "kwacha", "kwacha|kwachas:m"),
    "manat": ("manat|manats", "manat|manats:m", "manat", "manat|manats:m"),
    "som": ("som|soms|sum|soum", "som|soms|sum:m", "som|sum", "som|soms|sum:m"),
    "tenge": ("tenge|tenges", "tenge|tenges:m", "tenge", "tenge|tenges:m"),
}
# ISO code -> unit, English, French masculine and feminine, German stem, Spanish masculine and feminine.
COUNTRIES = """
USD dollar american|u.s. américain américaine amerikanisch|us estadounidense|americano|estadunidense americana
CAD dollar canadian canadien canadienne kanadisch canadiense canadiense
AUD dollar australian australien australienne australisch australiano australiana
NZD dollar new_zealand|n.z.|nz néo-zélandais néo-zélandaise neuseeländisch neozelandés neozelandesa
HKD dollar hong_kong|h.k. hongkongais hongkongaise hongkong hongkonés hongkonesa
SGD dollar singapore|singaporean singapourien singapourienne singapurisch singapurense singapurense
TWD dollar taiwan|taiwanese|new_taiwan taïwanais taïwanaise taiwanisch|neue_taiwan taiwanés taiwanesa
JMD dollar jamaican jamaïcain jamaïcaine jamaikanisch jamaicano jamaicana
BSD dollar bahamian bahaméen bahaméenne bahamaisch bahameño bahameña
BBD dollar barbadian|barbados barbadien barbadienne barbadisch barbadense barbadense
BZD dollar belize bélizien bélizienne belizisch beliceño beliceña
BMD dollar bermudian|bermuda bermudien bermudienne bermudisch bermudeño bermudeña
BND dollar brunei brunéien brunéienne bruneiisch bruneano bruneana
KYD dollar cayman_islands|cayman caïmanais caïmanaise kaiman caimanés caimanesa
FJD dollar fijian|fiji fidjien fidjienne fidschi fiyiano fiyiana
GYD dollar guyanese|guyana guyanien guyanienne guyanisch guyanés guyanesa
LRD dollar liberian libérien libérienne liberianisch liberiano liberiana
NAD dollar namibian namibien namibienne namibisch namibio namibia
SRD dollar surinamese surinamais surinamaise surinamisch surinamés surinamesa
TTD dollar trinidadian|trinidad_and_tobago trinidadien trinidadienne trinidad trinitense trinitense
ZWL dollar zimbabwean zimbabwéen zimbabwéenne simbabwisch zimbabuense zimbabuense
MXN peso mexican mexicain mexicaine mexikanisch mexicano mexicana
ARS peso argentine|argentinian argentin argentine argentinisch argentino argentina
CLP peso chilean chilien chilienne chilenisch chileno chilena
COP peso colombian colombien colombienne kolumbianisch colombiano colombiana
UYU peso uruguayan uruguayen uruguayenne uruguayisch uruguayo uruguaya
PHP peso philippine|filipino philippin philippine philippinisch filipino filipina
DOP peso dominican dominicain dominicaine dominikanisch dominicano dominicana
CUP peso cuban cubain cubaine kubanisch cubano cubana
GBP pound british britannique britannique britisch británico británica
EGP pound egyptian égyptien égyptienne ägyptisch egipcio egipcia
LBP pound lebanese libanais libanaise libanesisch libanés libanesa
SYP pound syrian syrien syrienne syrisch sirio siria
SDG pound sudanese soudanais soudanaise sudanesisch sudanés sudanesa
SSP pound south_sudanese sud-soudanais sud-soudanaise südsudanesisch sursudanés sursudanesa
IEP pound irish irlandais irlandaise irisch irlandés irlandesa
CYP pound cypriot|cyprus chypriote chypriote zypriotisch|zyprisch chipriota chipriota
FKP pound falkland malouin malouine falkland malvinense malvinense
GIP pound gibraltar gibraltarien gibraltarienne gibraltar gibraltareño gibraltareña
INR rupee indian indien indienne indisch indio india
PKR rupee pakistani|pakistan pakistanais pakistanaise pakistanisch pakistaní pakistaní
LKR rupee sri_lankan|sri_lanka sri-lankais sri-lankaise sri-lankisch esrilanqués esrilanquesa
NPR rupee nepalese|nepali népalais népalaise nepalesisch nepalí nepalí
MUR rupee mauritian|mauritius mauricien mauricienne mauritisch mauriciano mauriciana
SCR rupee seychellois|seychelles seychellois seychelloise seychellisch seychellense seychellense
IDR rupiah indonesian indonésien indonésienne indonesisch indonesio indonesia
KWD dinar kuwaiti koweïtien koweïtienne kuwaitisch kuwaití kuwaití
BHD dinar bahraini bahreïni bahreïnie bahrainisch bahreiní bahreiní
JOD dinar jordanian jordanien jordanienne jordanisch jordano jordana
IQD dinar iraqi irakien irakienne irakisch iraquí iraquí
DZD dinar algerian algérien algérienne algerisch argelino argelina
TND dinar tunisian tunisien tunisienne tunesisch tunecino tunecina
LYD dinar libyan libyen libyenne libysch libio libia
RSD dinar serbian serbe serbe serbisch serbio serbia
YUM dinar yugoslav yougoslave yougoslave jugoslawisch yugoslavo yugoslava
AED dirham emirati|uae|united_arab_emirates émirati|émirien émiratie emiratisch|vae emiratí emiratí
MAD dirham moroccan marocain marocaine marokkanisch marroquí marroquí
SAR riyal saudi|saudi_arabian saoudien saoudienne saudisch|saudi-arabisch saudí|saudita saudí
QAR riyal qatari|qatar qatari|qatarien qatarie katarisch|katar catarí|qatarí catarí
OMR riyal omani|oman omanais omanaise omanisch omaní omaní
YER riyal yemeni|yemen yéménite yéménite jemenitisch yemení yemení
IRR riyal iranian|iran iranien iranienne iranisch iraní iraní
SEK krone swedish suédois suédoise schwedisch sueco sueca
NOK krone norwegian norvégien norvégienne norwegisch noruego noruega
DKK krone danish danois danoise dänisch danés danesa
ISK krone icelandic islandais islandaise isländisch islandés islandesa
CZK koruna czech tchèque tchèque tschechisch checo checa
SKK koruna slovak slovaque slovaque slowakisch eslovaco eslovaca
EEK koruna estonian estonien estonienne estnisch estonio estonia
CHF franc swiss suisse suisse schweizer suizo suiza
FRF franc french français française französisch francés|franceses francesa
BEF franc belgian belge belge belgisch belga belga
LUF franc luxembourg luxembourgeois luxembourgeoise luxemburgisch luxemburgués luxemburguesa
RWF franc rwandan rwandais rwandaise ruandisch ruandés ruandesa
CDF franc congolese congolais congolaise kongolesisch congoleño congoleña
BIF franc burundian burundais burundaise burundisch burundés burundesa
DJF franc djiboutian djiboutien djiboutienne dschibutisch yibutiano yibutiana
GNF franc guinean guinéen guinéenne guineisch guineano guineana
KMF franc comorian comorien comorienne komorisch comorense comorense
MGF franc malagasy malgache malgache madagassisch malgache malgache
DEM mark german|west_german allemand|ouest-allemand allemande deutsch|westdeutsch alemán|alemanes alemana
FIM mark finnish finlandais finlandaise finnisch finlandés finlandesa
BAM mark bosnian|convertible bosnien|convertible bosnienne bosnisch|konvertibl bosnio|convertible bosnia
ITL lira italian italien italienne italienisch italiano italiana
TRY lira turkish turc turque türkisch turco turca
MTL lira maltese maltais maltaise maltesisch maltés maltesa
KES shilling kenyan kényan kényane kenianisch keniano keniana
TZS shilling tanzanian tanzanien tanzanienne tansanisch tanzano tanzana
UGX shilling ugandan|uganda ougandais ougandaise ugandisch ugandés ugandesa
SOS shilling somali somalien somalienne somalisch somalí somalí
ATS shilling austrian autrichien autrichienne österreichisch austriaco austriaca
RUB ruble russian russe russe russisch ruso rusa
BYN ruble belarusian|belarussian biélorusse biélorusse weißrussisch|belarussisch bielorruso bielorrusa
RON leu romanian roumain roumaine rumänisch rumano rumana
MDL leu moldovan moldave moldave moldauisch moldavo moldava
KRW won south_korean|korean sud-coréen|coréen sud-coréenne südkoreanisch|koreanisch surcoreano|coreano surcoreana
KPW won north_korean nord-coréen nord-coréenne nordkoreanisch norcoreano norcoreana
JPY yen japanese japonais japonaise japanisch japonés|japoneses japonesa
CNY yuan chinese chinois chinoise chinesisch chino china
BRL real brazilian brésilien brésilienne brasilianisch brasileño brasileña
PEN sol peruvian péruvien péruvienne peruanisch peruano peruana
ZAR rand south_african sud-africain sud-africaine südafrikanisch sudafricano sudafricana
THB baht thai|thailand thaïlandais thaïlandaise thailändisch tailandés|tailandeses tailandesa
MYR ringgit malaysian|malaysia malaisien|malaisiens malaisienne malaysisch malasio malasia
VND dong vietnamese vietnamien vietnamienne vietnamesisch vietnamita vietnamita
PLN zloty polish polonais polonaise polnisch polaco polaca
HUF forint hungarian hongrois hongroise ungarisch húngaro húngara
BGN lev bulgarian bulgare bulgare bulgarisch búlgaro búlgara
ILS shekel israeli|israel|new_israeli israélien israélienne israelisch israelí israelí
NGN naira nigerian nigérian nigériane nigerianisch nigeriano nigeriana
UAH hryvnia ukrainian ukrainien ukrainienne ukrainisch ucraniano ucraniana
NLG guilder dutch|netherlands néerlandais|hollandais néerlandaise niederländisch|holländisch neerlandés|holandés neerlandesa
AWG guilder aruban arubais arubaise arubanisch arubeño arubeña
PTE escudo portuguese portugais portugaise portugiesisch portugués portuguesa
CVE escudo cape_verdean cap-verdien cap-verdienne kapverdisch caboverdiano caboverdiana
ARA austral argentine argentin argentine argentinisch argentino argentina
BRC cruzado brazilian brésilien brésilienne brasilianisch brasileño brasileña
ZMW kwacha zambian zambien zambienne sambisch zambiano zambiana
MWK kwacha malawian malawien malawienne malawisch malauí malauí
AZN manat azerbaijani|azeri azerbaïdjanais azerbaïdjanaise aserbaidschanisch azerbaiyano azerbaiyana
TMT manat turkmenistani|turkmen turkmène turkmène turkmenisch turcomano turcomana
KGS som kyrgyzstani|kyrgyz kirghize kirghize kirgisisch kirguís kirguís
UZS som uzbekistani|uzbek ouzbek ouzbèke usbekisch uzbeko uzbeka
KZT tenge kazakhstani|kazakh kazakh kazakhe kasachisch kazajo kazaja
"""
# German compounds with the country before a hyphen or space: "Hongkong-Dollar".
GERMAN_COMPOUNDS = {
    "HKD": "hongkong-dollar|hongkong dollar", "SGD": "singapur-dollar|singapur dollar",
    "NZD": "neuseeland-dollar|neuseeland dollar", "TWD": "taiwan-dollar", "KWD": "kuwait-dinar",
    "BHD": "bahrain-dinar", "QAR": "katar-riyal|qatar-riyal", "SAR": "saudi-riyal|saudi-rial", "KES": "kenia-schilling",
    "FJD": "fidschi-dollar", "JMD": "jamaika-dollar", "BSD": "bahama-dollar", "OMR": "oman-rial|omani-rial",
    "AED": "vae-dirham", "DEM": "d-mark|dm-mark", "BYN": "belarus-rubel"}


def french_plural(word):
    return word if word[-1] in "sx" else word + "s"


def spanish_plurals(word):
    if word[-1] in "aeo":
        return [word + "s"]
    plain = word.translate(str.maketrans("áéó", "aeo")) if word[-1] in "ns" else word
    return [plain + "es"] + ([word + "s"] if word[-1] in "íú" else [])


def country_names():
    for line in COUNTRIES.strip().splitlines():
        iso, unit, en, fr_m, fr_f, de, es_m, es_f = (
            part.replace("_", " ") for part in line.split(" "))
        words_en, words_fr, words_de, words_es = UNITS[unit]
        for country in en.split("|"):
            for word in words_en.split("|"):
                yield iso, f"{country} {word}"
        words_fr, gender = words_fr.split(":")
        for country in (fr_m if gender == "m" else fr_f).split("|"):
            for word in words_fr.split("|"):
                yield iso, f"{word} {country}"
                yield iso, f"{word} {french_plural(country)}"
        for stem in de.split("|"):
            endings = ("e", "en", "er") if stem.endswith("sch") or stem.endswith("bl") else ("",)
            for word in words_de.split("|"):
                for ending in endings:
                    yield iso, f"{stem}{ending} {word}"
                if endings == ("",):
                    yield iso, f"{stem}-{word}"
        words_es, gender = words_es.split(":")
        for country in (es_m if gender == "m" else es_f).split("|"):
            for word in words_es.split("|"):
                yield iso, f"{word} {country}"
                for plural in spanish_plurals(country):
                    yield iso, f"{word} {plural}"
