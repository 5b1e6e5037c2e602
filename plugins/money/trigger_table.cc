// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/money/trigger_table.h"

namespace lode::money {
namespace {

constexpr Role kDeal = Role::kDeal;
constexpr Role kMetric = Role::kMetric;
constexpr Role kOther = Role::kOther;
constexpr TriggerKind kNoun = TriggerKind::kNoun;
constexpr TriggerKind kVerb = TriggerKind::kVerb;
constexpr TriggerKind kRelation = TriggerKind::kRelation;

constexpr Trigger kTriggers[] = {
    // NOLINT(modernize-avoid-c-arrays)
    {{"contract|contracts",
      "contrat|contrats|marché",
      "vertrag|vertrags|vertrages|verträge|verträgen|mietvertrag|liefervertrag|"
      "rahmenvertrag|kaufvertrag|cloudvertrag|großvertrag|milliardenvertrag",
      "contrato|contratos"},
     "head:contract",
     kNoun,
     kDeal,
     Relation::kNone,
     1.0F},
    {{"deal|deals|megadeal|transaction|transactions|pact",
      "deal|transaction|opération|pacte",
      "deal|deals|megadeal|milliardendeal|abschluss|abschlüsse|transaktion",
      "operación|transacción|pacto|trato"},
     "head:deal",
     kNoun,
     kDeal,
     Relation::kNone,
     1.0F},
    {{"agreement|agreements|accord|partnership|alliance|arrangement",
      "accord|accords|partenariat|alliance",
      "vereinbarung|vereinbarungen|abkommen|partnerschaft|kooperation",
      "acuerdo|acuerdos|alianza|convenio"},
     "head:agreement",
     kNoun,
     kDeal,
     Relation::kNone,
     1.0F},
    {{"order|orders",
      "commande|bon de commande",
      "auftrag|auftrags|aufträge|großauftrag|milliardenauftrag|rekordauftrag|bestellung|"
      "bestellungen",
      "pedido|pedidos|encargo|encargos|orden de compra"},
     "head:order",
     kNoun,
     kDeal,
     Relation::kNone,
     1.0F},
    {{"commitment|commitments|pledge|promise",
      "engagement|engagements|promesse",
      "zusage|zusagen|verpflichtung",
      "compromiso|compromisos"},
     "head:commitment",
     kNoun,
     kDeal,
     Relation::kNone,
     0.9F},
    {{"purchase|purchases|purchase price",
      "achat|achats|prix d'achat",
      "kauf|käufe|kaufpreis|ankauf",
      "compra|compras|precio de compra"},
     "head:purchase",
     kNoun,
     kDeal,
     Relation::kNone,
     0.9F},
    {{"acquisition|takeover|buyout|merger|bid|tender offer|share swap|stock swap|"
      "share exchange",
      "acquisition|rachat|opa|offre|fusion|échange d'actions",
      "übernahme|übernahmeangebot|gebot|fusion|zusammenschluss|aktientausch",
      "adquisición|fusión|oferta|opa"},
     "head:acquisition",
     kNoun,
     kDeal,
     Relation::kNone,
     1.0F},
    {{"investment|equity investment|stake|stakes|equity|stock|shares|cash injection|"
      "capital increase|bet|wager",
      "investissement|participation|actions|titres|apport|mise|chèque|"
      "augmentation de capital|ticket",
      "investition|beteiligung|anteil|aktien|kapitalerhöhung|einstieg|investment",
      "inversión|participación|acciones|ampliación de capital|apuesta|cheque"},
     "head:investment",
     kNoun,
     kDeal,
     Relation::kNone,
     0.9F},
    {{"funding|funding round|financing|financing round|round|series a|series b|series c|"
      "series d|series e|series f|series g|seed round|private placement|capital raise",
      "levée|levée de fonds|tour de table|financement|placement privé|série a|série b|"
      "série c|série d|série e",
      "finanzierungsrunde|finanzierung|kapitalrunde|runde",
      "ronda|ronda de financiación|ronda de inversión|financiación|financiamiento|serie a|"
      "serie b|serie c|serie d|serie e"},
     "head:funding",
     kNoun,
     kDeal,
     Relation::kNone,
     1.0F},
    {{"loan|loans|term loan|credit facility|debt facility|facility|delayed draw|"
      "credit line|debt financing|private credit|mortgage|bridge loan|debt deal",
      "prêt|prêts|emprunt|emprunts|facilité de crédit|ligne de crédit|crédit",
      "kredit|kredits|kredite|darlehen|darlehens|kreditlinie|fremdfinanzierung|kreditrahmen",
      "préstamo|préstamos|crédito|créditos|línea de crédito"},
     "head:loan",
     kNoun,
     kDeal,
     Relation::kNone,
     1.0F},
    {{"notes|senior notes|convertible notes|convertible senior notes|bond|bonds|bond sale|"
      "debentures|convertibles|notes offering|principal amount",
      "obligations|obligations convertibles|émission obligataire",
      "anleihe|anleihen|wandelanleihe|wandelanleihen|schuldverschreibungen",
      "bonos|obligaciones|convertibles|emisión de deuda"},
     "head:notes",
     kNoun,
     kDeal,
     Relation::kNone,
     1.0F},
    {{"ipo|initial public offering|offering|listing|share sale|stock sale",
      "introduction en bourse|émission d'actions",
      "börsengang|aktienverkauf|emission",
      "salida a bolsa|oferta pública|oferta pública inicial"},
     "head:offering",
     kNoun,
     kDeal,
     Relation::kNone,
     0.9F},
    {{"lease|leases|lease agreement",
      "bail|baux|location",
      "miete|pacht|mietverhältnis",
      "alquiler|arrendamiento"},
     "head:lease",
     kNoun,
     kDeal,
     Relation::kNone,
     0.9F},
    {{"package|extension|expansion|top-up|warrant|prepayment|upfront payment|plan|program|"
      "programme|project|grant|subsidy",
      "enveloppe|rallonge|extension|plan|programme|projet|chantier|effort",
      "paket|erweiterung|plan|programm|projekt|vorhaben|aufstockung|optionsschein",
      "paquete|ampliación|plan|programa|proyecto|prepago"},
     "head:package",
     kNoun,
     kDeal,
     Relation::kNone,
     0.8F},
    {{"worth of|of capacity|of compute|of computing|of cloud services|of computing power|"
      "of services|of hardware|of chips|of servers|of equipment|in cloud services",
      "de serveurs|de puces|de capacité|de calcul|de puissance de calcul|de services cloud|"
      "de matériel",
      "an rechenleistung|rechenleistung|an chips|an servern|an cloud-diensten|"
      "rechenzentrumsdienste|cloud-dienste",
      "en servidores|en chips|de capacidad|de cómputo|de servicios|en equipos"},
     "head:worth",
     kNoun,
     kDeal,
     Relation::kNone,
     0.8F},
    {{"pay|pays|paid|paying|payment|shell out|shells out|fork over|hand over|hands over|"
      "chip in",
      "payer|paie|paye|paiera|paiement|versera|verse|versé|versés|verser|débourser|"
      "débourse|apporte|apporter",
      "zahlt|zahlen|zahlte|bezahlt|bezahlen|gezahlt|zahlung|überweist|beisteuern|steuert",
      "paga|pagará|pagar|pagó|pagan|pago|desembolsará|desembolsa|desembolsó|desembolso|"
      "abonará|aporta|aportará"},
     "verb:pay",
     kVerb,
     kDeal,
     Relation::kNone,
     1.0F},
    {{"contribute|contributes|contributed|bring|brings",
      "contribue|contribuer",
      "beitragen|trägt bei",
      "contribuye|contribuirá"},
     "verb:contribute",
     kVerb,
     kDeal,
     Relation::kNone,
     0.6F},
    {{"invest|invests|invested|investing|inject|injects|injected|pump|pumps|pour|pours|"
      "pouring|poured|put|puts|putting|plow|plows|sink|sinks|bet|bets",
      "investir|investit|investira|investi|injecter|injecte|injecté|miser|placer|place|"
      "placera",
      "investieren|investiert|investierte|steckt|stecken|pumpt|pumpen|beteiligt",
      "invertir|invierte|invertirá|invirtió|invertido|inyecta|inyectará|inyectar|pondrá|"
      "pone|poner"},
     "verb:invest",
     kVerb,
     kDeal,
     Relation::kNone,
     1.0F},
    {{"buy|buys|bought|buying|acquire|acquires|acquired|acquiring|purchase|purchased|"
      "purchasing|takes over|take over|took over|snaps up|snap up",
      "acheter|achète|achètera|acheté|racheter|rachète|racheté|acquérir|acquiert|acquis|"
      "reprendre|reprend",
      "kauft|kaufen|kaufte|gekauft|erwirbt|erwerben|erworben|übernimmt|übernehmen|"
      "übernommen|einkaufen|abnehmen|abgenommen",
      "compra|comprará|comprar|compró|comprado|adquiere|adquirirá|adquirir|adquirió|"
      "adquirido"},
     "verb:buy",
     kVerb,
     kDeal,
     Relation::kNone,
     1.0F},
    {{"commit|commits|committed|committing|pledge|pledges|pledged|promise|promises|"
      "promised|agree|agrees|agreed|undertook|undertakes|contracted|reserve|reserves|"
      "reserved|top up|topped up|enlarged|increased its contract|raised its commitment|"
      "accepted",
      "s'engage|s'est engagé|engagé|engage|promet|promis|réserve|réservé|réserver|"
      "réserverait|consenti|accepté|adjuge",
      "verpflichtet|zugesagt|versprochen|reserviert|zugestimmt|sichert",
      "se compromete|comprometido|se comprometió|compromete|pactado|pacta|pactó|acordó|"
      "acuerda|reserva|asegura|añadido|añade|añadió"},
     "verb:commit",
     kVerb,
     kDeal,
     Relation::kNone,
     1.0F},
    {{"sign|signs|signed|signing|ink|inks|inked|strike|strikes|struck|seal|seals|sealed|"
      "land|lands|landed|win|wins|won|clinch|clinches|clinched|snag|snags|bag|bags|"
      "announced|announces|unveiled|unveils",
      "signe|signé|signer|signent|scelle|scellé|conclut|conclu|décroche|décroché|remporte|"
      "remporté|annonce|annoncé|dévoile|dévoilé",
      "unterzeichnet|unterschrieben|unterschreibt|schließt|geschlossen|vereinbart|"
      "vereinbarten|erhält|angekündigt|kündigt|gewinnt|holt|unterschrieb|abgeschlossen|"
      "gewonnen|unterschreiben|schloss",
      "firma|firmó|firman|firmado|firmaron|anunció|anuncia|anunciado|adjudica|suscribe|"
      "suscribió|sella"},
     "verb:sign",
     kVerb,
     kDeal,
     Relation::kNone,
     1.0F},
    {{"raise|raises|raised|raising|bring in|collect|collects|collected|secure|secures|"
      "secured|securing|obtain|obtains|obtained|borrow|borrows|borrowed|borrowing|lend|"
      "lends|lent|lined up|lines up|granted|grant|gathered|gather|gathers|handed|taken in|"
      "took in|attracted|closed a",
      "lever|lève|levé|lèvera|récolter|récolte|récolté|emprunter|emprunte|emprunté|obtient|"
      "obtenu|obtenir|prête|prêté|réuni",
      "sammelt|sammeln|eingesammelt|einsammeln|leiht|geliehen|aufgenommen|aufnehmen|"
      "angestrebt|erlösen|beschafft",
      "levanta|levantó|levantar|recauda|recaudó|recaudar|capta|captó|captar|obtiene|obtuvo|"
      "consigue|consiguió|logró"},
     "verb:raise",
     kVerb,
     kDeal,
     Relation::kNone,
     1.0F},
    {{"sell|sells|sold|selling|issue|issues|issued|issuing|priced|placed",
      "vend|vendre|vendu|vendra|émet|émis|émettre|fourni|fournir",
      "verkauft|verkaufen|verkaufte|begibt|begeben|platziert|liefert",
      "vende|vendió|vender|vendido|venderá|emite|emitió|emitir|emitido"},
     "verb:sell",
     kVerb,
     kDeal,
     Relation::kNone,
     0.9F},
    {{"spend|spends|spending|spent",
      "dépenser|dépense|dépensera|dépensé",
      "ausgeben|ausgegeben",
      "gastar|gasta|gastará|gastó|destina|destinará|destinar|dedicará|dedicar"},
     "verb:spend",
     kVerb,
     kDeal,
     Relation::kNone,
     0.8F},
    {{"order|ordered|ordering|rent|rents|rented|renting|lease|leased|leasing|take|takes|"
      "taking|back|backs|backed|hire|commissioned",
      "commander|commande|commandé|louer|loue|loué|mobilise",
      "bestellt|bestellen|bestellte|mietet|mieten|gemietet|ordert|geordert",
      "encarga|encargó|encargado|alquila|alquilará|alquilar|contrata|contratado|contrató|"
      "contratará"},
     "verb:order",
     kVerb,
     kDeal,
     Relation::kNone,
     0.9F},
    {{"worth|worth up to|worth as much as|worth about|valued at in a deal|totalling|"
      "totaling|totals|totalled|totaled|amounting to|for a total of|made up of|consists of",
      "d'une valeur de|d'un montant de|pour un montant de|pour une valeur de|porte sur|"
      "portant sur|pour un total de|évalué à|évaluée à",
      "im wert von|im umfang von|in höhe von|wert|ist der vertrag|volumen",
      "por valor de|por un valor de|por un importe de|por importe de|valorado en|"
      "por un total de|por alrededor de|por unos|por cerca de"},
     "verb:worth",
     kVerb,
     kDeal,
     Relation::kNone,
     0.9F},
    {{"valuation|valuations|valued at|values|valuing|pre-money|post-money|"
      "worth an estimated|enterprise value",
      "valorisation|valorisé|valorisée|valorise|valorisant|valeur d'entreprise",
      "bewertung|bewertet|unternehmenswert",
      "valoración|valorada en|valorada|valorando|valuación"},
     "metric:valuation",
     kNoun,
     kMetric,
     Relation::kNone,
     1.2F},
    {{"market cap|market capitalization|market capitalisation|market value|in value|"
      "for a value of|stock market value",
      "vaut|valait|capitalisation|capitalisation boursière|valeur boursière",
      "marktkapitalisierung|börsenwert|marktwert",
      "capitalización|capitalización bursátil|valor de mercado|valor bursátil|"
      "valor añadido|su valor|vale"},
     "metric:market_cap",
     kNoun,
     kMetric,
     Relation::kNone,
     1.3F},
    {{"revenue|revenues|sales|turnover|arr|run rate|bookings|top line|net sales|"
      "in a quarter|in the quarter|for the quarter|quarterly",
      "chiffre d'affaires|a réalisé un chiffre|revenus|recettes|ventes|au "
      "trimestre|trimestriel|trimestriels",
      "umsatz|umsatzes|umsätze|umsätzen|erlöse|run rate|arr|im quartal|setzt|setzte|"
      "umgesetzt|erlöst|erlöste|erwirtschaftet|erwirtschaftete",
      "ingresos|ventas|facturación|facturó|facturaron|factura|cifra de negocios|en el "
      "trimestre|trimestrales|"
      "trimestral"},
     "metric:revenue",
     kNoun,
     kMetric,
     Relation::kNone,
     1.2F},
    {{"profit|profits|net income|income|earnings|net loss|loss|losses|operating profit|"
      "operating income|ebitda|ebit|margin",
      "bénéfice|bénéfices|bénéfice net|perte|pertes|résultat|résultat net|résultats|ebitda",
      "gewinn|gewinne|verlust|verluste|ergebnis|betriebsergebnis|betriebsgewinn|"
      "nettogewinn|überschuss|ebitda",
      "beneficio|beneficios|beneficio neto|pérdida|pérdidas|ganancia|ganancias|resultado|"
      "resultado neto|utilidad|ebitda|ejercicio"},
     "metric:profit",
     kNoun,
     kMetric,
     Relation::kNone,
     1.2F},
    {{"backlog|remaining performance obligations|performance obligations|rpo|"
      "contracted revenue|future revenue|order book",
      "carnet de commandes|commandes en portefeuille|de commandes",
      "auftragsbestand|auftragsbuch",
      "cartera de pedidos|cartera"},
     "metric:backlog",
     kNoun,
     kMetric,
     Relation::kNone,
     1.2F},
    {{"capex|capital expenditure|capital expenditures|capital spending|capital budget|"
      "guidance|guided|outlook|forecast|forecasts|estimate|estimates|consensus|budget|"
      "costs|cost|expenses|plants and equipment|plant and equipment|property and equipment|"
      "plants|factories|fabs",
      "dépenses d'investissement|investissements|prévision|prévisions|coûts|budget",
      "investitionen|investitionsausgaben|prognose|prognosen|ausblick|kosten|capex",
      "gastos de capital|gasto de capital|inversiones|previsión|previsiones|pronóstico|"
      "costes|costos|presupuesto"},
     "metric:capex",
     kNoun,
     kMetric,
     Relation::kNone,
     1.1F},
    {{"debt load|net debt|total debt|indebtedness|debts|borrowings|liabilities|owed|owes",
      "endettement|dettes",
      "schulden|schuldenberg|verbindlichkeiten",
      "deuda|endeudamiento"},
     "metric:debt",
     kNoun,
     kMetric,
     Relation::kNone,
     1.0F},
    {{"market size|market of|market is expected|market will reach|industry revenue|gdp|"
      "global spending",
      "marché mondial|marché de|pib",
      "marktvolumen|weltmarkt|bip",
      "tamaño del mercado|mercado mundial|mercado de|pib"},
     "metric:market_size",
     kNoun,
     kMetric,
     Relation::kNone,
     1.1F},
    {{"cash flow|free cash flow|operating cash flow|cash and equivalents|deferred revenue|"
      "assets|assets under management|aum|cash position|liquidity",
      "flux de trésorerie|trésorerie|actifs",
      "cashflow|barmittel|vermögenswerte",
      "flujo de caja|activos|tesorería"},
     "metric:cash",
     kNoun,
     kMetric,
     Relation::kNone,
     1.1F},
    {{"share price|stock price|price target|target price|closed at|closing at|ended at|"
      "trading at",
      "objectif de cours|cours",
      "kursziel|schlusskurs|kurs|aktienkurs",
      "precio objetivo|cotización"},
     "metric:price",
     kNoun,
     kMetric,
     Relation::kNone,
     1.0F},
    {{"fund|funds|fund size|investment firm", "fonds", "fonds", "fondo|fondos"},
     "metric:fund",
     kNoun,
     kMetric,
     Relation::kNone,
     0.9F},
    {{"lost|loses|losing|earn|earns|earned|posted|posts|generated|generates|generate|generating|"
      "brought in|"
      "brings in|grossed|rose to|fell to|grew to|climbed to|soared to|came to|amounted to|"
      "stood at|analysts|predicted|projected|projects|forecasts|grew|rose|climbed|surged|"
      "jumped|increased|declined|dropped|fell",
      "gagne|réalise|réalisé|affiche|perd|perdu|analystes|frôle|bondi|progressé|grimpé|"
      "augmenté|reculé|chuté",
      "erwirtschaftet|erzielt|erzielte|verdient|verdiente|einspielen|umgesetzt|rechnet|"
      "analysten|stieg|stiegen|wuchs|wuchsen|kletterte|sank",
      "ingresa|ingresó|facturó|facturar|factura|analistas|suma|dejará|anticipa|creció|"
      "subió|aumentó|cayó|crecieron"},
     "metric:earn",
     kVerb,
     kMetric,
     Relation::kNone,
     1.0F},
    {{"fine|fined|penalty|settlement|damages|lawsuit|tax bill|claims|sec",
      "amende|indemnité|dommages",
      "strafe|bußgeld|schadenersatz|vergleich",
      "multa|sanción|indemnización"},
     "other:fine",
     kNoun,
     kOther,
     Relation::kNone,
     1.2F},
    {{"fortune|fortunes|net worth|wealth|richer|wealthier|salary|bonus|compensation",
      "fortune|riche|salaire",
      "vermögen|reicher|gehalt",
      "fortuna|patrimonio|sueldo|salario"},
     "other:fortune",
     kNoun,
     kOther,
     Relation::kNone,
     1.2F},
    {{"price tag|retail price|list price|msrp|starts at|costs|sold by|sells for|"
      "starting at|savings|saves",
      "prix de vente|coûte|économies",
      "kostet|ersparnis|listenpreis",
      "cuesta|ahorro|precio de venta"},
     "other:price",
     kNoun,
     kOther,
     Relation::kNone,
     1.0F},
    {{"to a total of|altogether|in all|all told|adds up to|add up to|adding up to|"
      "bringing the total|brings the total|bringing its total|brings its total|"
      "taking the total|takes the total|taking its total|lifting the total|"
      "lifting its total|combined total|cumulative|do the sum|adds up to|add up to|comes to a "
      "total|"
      "all told|zusammengerechnet|in total|running total|overall|"
      "total commitment|now totals|the sum of",
      "au total|en tout|mis bout à bout|s'élèvent à|s'élève désormais à|cumul|cumulé|"
      "cumulés|porte le total|portant le total|l'ensemble des|la somme des|"
      "porterait le montant|porterait le total",
      "insgesamt|zusammen|alles in allem|summe|gesamtvolumen|gesamtsumme|zusammengezählt|"
      "zusammengerechnet|summiert|summieren",
      "en total|en conjunto|alcanza así|eleva el total|suman|sumando|la suma de|en suma"},
     "relation:cumulative",
     kRelation,
     Role::kUnknown,
     Relation::kCumulative,
     1.0F},
    {{"option|options|optional|optionally|may purchase|may take|may buy|greenshoe|"
      "over-allotment|overallotment|option to buy|option to purchase|may order|may place|"
      "may add|can purchase|can buy|could buy|right to buy",
      "en option|option|peut acheter|pourra acheter|peut acquérir",
      "option|darf kaufen|kann kaufen|optional",
      "opción|opcional|podrá comprar|puede comprar"},
     "relation:option",
     kRelation,
     Role::kUnknown,
     Relation::kOption,
     1.0F},
    {{"of which|the rest|the remaining|the other|remainder",
      "dont",
      "davon|darunter",
      "de los cuales|de las cuales"},
     "relation:component",
     kRelation,
     Role::kUnknown,
     Relation::kComponent,
     1.0F},
};

}  // namespace

std::span<const Trigger> triggers() noexcept {
  return kTriggers;
}

}  // namespace lode::money
