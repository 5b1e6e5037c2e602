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
    {"contract|contracts|contrat|contrats|vertrag|vertrags|vertrages|verträge|verträgen|"
     "cloud-vertrag|mietvertrag|liefervertrag|rahmenvertrag|kaufvertrag|contrato|contratos",
     "head:contract",
     kNoun,
     kDeal,
     Relation::kNone,
     1.0F},
    {"deal|deals|mega-deal|megadeal|geschäft|geschäfte|abschluss|abschlüsse|operación|"
     "transaction|transaktion|transacción|marché conclu|pact|pacto|pacte",
     "head:deal",
     kNoun,
     kDeal,
     Relation::kNone,
     1.0F},
    {"agreement|agreements|accord|accords|vereinbarung|vereinbarungen|abkommen|acuerdo|"
     "acuerdos|partnership|partenariat|partnerschaft|alianza|alliance|arrangement|"
     "settlement agreement",
     "head:agreement",
     kNoun,
     kDeal,
     Relation::kNone,
     1.0F},
    {"order|orders|commande|commandes|bon de commande|auftrag|auftrags|aufträge|"
     "großauftrag|milliardenauftrag|rekordauftrag|bestellung|bestellungen|pedido|pedidos|"
     "encargo|encargos",
     "head:order",
     kNoun,
     kDeal,
     Relation::kNone,
     1.0F},
    {"commitment|commitments|pledge|engagement|engagements|zusage|zusagen|compromiso|"
     "compromisos",
     "head:commitment",
     kNoun,
     kDeal,
     Relation::kNone,
     0.9F},
    {"purchase|purchases|achat|achats|kauf|käufe|kaufpreis|compra|compras|purchase price|"
     "prix d'achat|precio de compra",
     "head:purchase",
     kNoun,
     kDeal,
     Relation::kNone,
     0.9F},
    {"acquisition|takeover|buyout|merger|bid|offer|tender offer|rachat|opa|offre|fusion|"
     "übernahme|übernahmeangebot|gebot|adquisición|fusión|oferta|share swap|stock swap|"
     "échange d'actions|aktientausch",
     "head:acquisition",
     kNoun,
     kDeal,
     Relation::kNone,
     1.0F},
    {"investment|investissement|investition|inversión|equity investment|stake|stakes|"
     "participation|beteiligung|anteil|participación|equity|stock|shares|actions|titres|"
     "aktien|acciones|cash injection|apport|mise|chèque|kapitalerhöhung|"
     "ampliación de capital|augmentation de capital|capital increase|wager|bet",
     "head:investment",
     kNoun,
     kDeal,
     Relation::kNone,
     0.9F},
    {"funding|funding round|financing|financing round|round|series a|series b|series c|"
     "series d|series e|series f|seed round|levée|levée de fonds|tour de table|"
     "financement|finanzierungsrunde|finanzierung|kapitalrunde|ronda|"
     "ronda de financiación|ronda de inversión|financiación|private placement|"
     "placement privé|capital raise",
     "head:funding",
     kNoun,
     kDeal,
     Relation::kNone,
     1.0F},
    {"loan|loans|term loan|credit facility|debt facility|facility|delayed draw|"
     "credit line|prêt|prêts|emprunt|emprunts|facilité de crédit|ligne de crédit|kredit|"
     "kredits|kredite|darlehen|darlehens|kreditlinie|préstamo|préstamos|crédito|"
     "línea de crédito|debt financing|private credit|mortgage|bridge loan",
     "head:loan",
     kNoun,
     kDeal,
     Relation::kNone,
     1.0F},
    {"notes|senior notes|convertible notes|convertible senior notes|bond|bonds|bond sale|"
     "convertible bonds|debentures|obligations convertibles|anleihe|anleihen|"
     "wandelanleihe|wandelanleihen|bonos|convertible|convertibles|notes offering",
     "head:notes",
     kNoun,
     kDeal,
     Relation::kNone,
     1.0F},
    {"ipo|initial public offering|offering|listing|introduction en bourse|börsengang|"
     "salida a bolsa|share sale",
     "head:offering",
     kNoun,
     kDeal,
     Relation::kNone,
     0.9F},
    {"lease|leases|bail|baux|miete|pacht|alquiler|arrendamiento|lease agreement",
     "head:lease",
     kNoun,
     kDeal,
     Relation::kNone,
     0.9F},
    {"package|paquet|paket|paquete|enveloppe|rallonge|extension|expansion|top-up|warrant|"
     "prepayment|upfront payment|plan|programme|projekt|vorhaben|project|proyecto|"
     "chantier|grant|subsidy",
     "head:package",
     kNoun,
     kDeal,
     Relation::kNone,
     0.8F},
    {"worth of servers|worth of chips|worth of capacity|worth of equipment|de serveurs|"
     "de puces|of capacity|of compute|of computing|of cloud services|of azure|capacity|"
     "compute|equipment|cloud services|servidores|capacidad|capacité|kapazität|leistung|"
     "computing power|puissance de calcul|rechenleistung",
     "head:worth",
     kNoun,
     kDeal,
     Relation::kNone,
     0.8F},
    {"pay|pays|paid|paying|to pay|payer|paie|paye|paiera|versera|verse|versé|versés|"
     "verser|zahlt|zahlen|zahlte|bezahlt|bezahlen|gezahlt|paga|pagará|pagar|pagó|pagan|"
     "desembolsará|desembolsa|desembolsó|abona|abonará|shell out|shells out|fork over",
     "verb:pay",
     kVerb,
     kDeal,
     Relation::kNone,
     1.0F},
    {"invest|invests|invested|investing|invested in|investir|investit|investira|investi|"
     "investieren|investiert|investierte|invertir|invierte|invertirá|invirtió|inyecta|"
     "inyectará|pumps|pump|pour|pours|pouring|poured|put|puts|putting|plow|plows|inject|"
     "injects|injected|miser|mise sur|place|placer|placera|injecter|injecte|steckt|"
     "stecken|pumpt|pondrá|pone|sinks|sink",
     "verb:invest",
     kVerb,
     kDeal,
     Relation::kNone,
     1.0F},
    {"buy|buys|bought|buying|acquire|acquires|acquired|acquiring|purchase|purchases|"
     "purchased|purchasing|acheter|achète|achètera|racheter|rachète|rachète|acquérir|"
     "acquiert|kauft|kaufen|kaufte|gekauft|erwirbt|erwerben|übernimmt|übernehmen|"
     "einkaufen|kauft ein|compra|comprará|comprar|compró|adquiere|adquirirá|adquirir|"
     "adquirió|takes over|take over|snaps up|snap up",
     "verb:buy",
     kVerb,
     kDeal,
     Relation::kNone,
     1.0F},
    {"commit|commits|committed|committing|pledge|pledges|pledged|promise|promises|"
     "promised|agree|agrees|agreed|s'engage|s'est engagé|engager|verpflichtet|"
     "verpflichtet sich|zugesagt|se compromete|comprometido|se comprometió|compromete|"
     "pactado|pacta|undertook|undertakes|contracted|contracts for|reserve|reserves|"
     "reserved|réserve|réservé|réserver|réserverait|reserviert|signed up|top up|topped up|"
     "topped",
     "verb:commit",
     kVerb,
     kDeal,
     Relation::kNone,
     1.0F},
    {"sign|signs|signed|signing|ink|inks|inked|strike|strikes|struck|seal|seals|sealed|"
     "signe|signé|signer|signent|scelle|conclut|conclu|décroche|décroché|remporte|"
     "unterzeichnet|unterschrieben|unterschreibt|schließt|geschlossen|vereinbart|erhält|"
     "sichert sich|firma|firmó|firman|firmado|cierra|cerró|cerrado|adjudica|gana|logra|"
     "land|lands|landed|win|wins|won|clinch|clinches|snag|snags|bag|bags|announced|"
     "announces|unveiled|unveils|annonce|annoncé|dévoilé|dévoile|angekündigt|anunció|"
     "anuncia",
     "verb:sign",
     kVerb,
     kDeal,
     Relation::kNone,
     1.0F},
    {"raise|raises|raised|raising|bring in|brought in from investors|collect|collects|"
     "collected|secure|secures|secured|securing|obtain|obtains|obtained|borrow|borrows|"
     "borrowed|borrowing|lend|lends|lent|lined up|lines up|lever|lève|levé|lèvera|"
     "récolter|récolte|récolté|emprunter|emprunte|emprunté|obtient|sammelt|sammeln|"
     "eingesammelt|einsammeln|leiht|geliehen|aufgenommen|nimmt auf|aufnehmen|levanta|"
     "levantó|levantar|recauda|recaudó|recaudar|capta|captó|captar|obtiene|obtuvo|granted|"
     "gathered|gather|gathers|handed|taken in|takes in|attracted",
     "verb:raise",
     kVerb,
     kDeal,
     Relation::kNone,
     1.0F},
    {"sell|sells|sold|selling|vend|vendre|vendu|verkauft|verkaufen|verkaufte|vende|vendió|"
     "vender|vendido|issue|issues|issued|issuing|émet|émis|émettre|begibt|begeben|emite|"
     "emitió|emitir|priced",
     "verb:sell",
     kVerb,
     kDeal,
     Relation::kNone,
     0.9F},
    {"spend|spends|spending|spent|dépenser|dépense|dépensera|ausgeben|gibt aus|gastar|"
     "gasta|gastará|gastó|destina|destinará|destinar|dedicará|budget",
     "verb:spend",
     kVerb,
     kDeal,
     Relation::kNone,
     0.8F},
    {"order|orders|ordered|commander|commande|commandé|bestellt|bestellen|bestellte|"
     "encarga|encargó|encargado|rent|rents|rented|renting|lease|leases|leased|leasing|"
     "louer|loue|loué|mietet|mieten|gemietet|alquila|alquilará|alquilar|contrata|"
     "contratado|contrató|take|takes|taking|back|backs|backed|lanzado",
     "verb:order",
     kVerb,
     kDeal,
     Relation::kNone,
     0.9F},
    {"worth|worth up to|worth as much as|worth about|valued at in a deal|d'une valeur de|"
     "d'un montant de|pour un montant de|pour une valeur de|im wert von|im umfang von|"
     "in höhe von|über insgesamt|por valor de|por un valor de|por un importe de|"
     "por importe de|estimated at|porte sur|portant sur|totalling|totaling|totals|"
     "totalled|totaled|amounting to|for a total of|por un total de|pour un total de|"
     "se compone|made up of|consists of",
     "verb:worth",
     kVerb,
     kDeal,
     Relation::kNone,
     0.9F},
    {"valuation|valuations|valued at|values|valuing|valorisation|valorisé|valorisée|"
     "valorise|valorisant|bewertung|bewertet|unternehmenswert|valoración|valorada en|"
     "valorado en|valorada|valorando|pre-money|post-money|worth an estimated|"
     "enterprise value",
     "metric:valuation",
     kNoun,
     kMetric,
     Relation::kNone,
     1.2F},
    {"market cap|market capitalization|market capitalisation|market value|capitalisation|"
     "capitalisation boursière|marktkapitalisierung|börsenwert|marktwert|capitalización|"
     "capitalización bursátil|valor de mercado|valor bursátil|valor añadido|in value",
     "metric:market_cap",
     kNoun,
     kMetric,
     Relation::kNone,
     1.3F},
    {"revenue|revenues|sales|turnover|arr|annual recurring revenue|run rate|run-rate|"
     "bookings|chiffre d'affaires|revenus|recettes|ventes|umsatz|umsatzes|umsätze|"
     "umsätzen|erlöse|erlösen|ingresos|ventas|facturación|cifra de negocios|top line|"
     "net sales|receipts",
     "metric:revenue",
     kNoun,
     kMetric,
     Relation::kNone,
     1.2F},
    {"profit|profits|net income|income|earnings|net loss|loss|losses|operating profit|"
     "operating income|ebitda|ebit|margin|gewinn|gewinne|verlust|verluste|ergebnis|"
     "betriebsergebnis|betriebsgewinn|nettogewinn|überschuss|bénéfice|bénéfices|"
     "bénéfice net|perte|pertes|résultat|résultat net|résultats|beneficio|beneficios|"
     "beneficio neto|pérdida|pérdidas|ganancia|ganancias|resultado|resultado neto|utilidad",
     "metric:profit",
     kNoun,
     kMetric,
     Relation::kNone,
     1.2F},
    {"backlog|remaining performance obligations|performance obligations|rpo|"
     "contracted revenue|future revenue|carnet de commandes|commandes en portefeuille|"
     "auftragsbestand|auftragsbuch|cartera de pedidos|order book",
     "metric:backlog",
     kNoun,
     kMetric,
     Relation::kNone,
     1.2F},
    {"capex|capital expenditure|capital expenditures|capital spending|capital budget|"
     "dépenses d'investissement|investissements|investitionsausgaben|investitionen|"
     "gastos de capital|gasto de capital|inversiones|annual spending|guidance|guided|"
     "outlook|forecast|forecasts|prévision|prévisions|prognose|prognosen|ausblick|"
     "previsión|previsiones|pronóstico|estimate|estimates|consensus|budget|costs|cost|"
     "coûts|kosten|costes|costos|expenses",
     "metric:capex",
     kNoun,
     kMetric,
     Relation::kNone,
     1.1F},
    {"debt load|net debt|total debt|in debt|owed|owes|owe|indebtedness|endettement|"
     "schulden|schuldenberg|deuda|debts|borrowings|liabilities",
     "metric:debt",
     kNoun,
     kMetric,
     Relation::kNone,
     1.0F},
    {"market is expected|market size|market will reach|spending is expected|"
     "industry revenue|forecast to reach|marché mondial|marché devrait|marktvolumen|"
     "weltmarkt|tamaño del mercado|gdp|pib|bip",
     "metric:market_size",
     kNoun,
     kMetric,
     Relation::kNone,
     1.1F},
    {"cash flow|free cash flow|operating cash flow|cash and equivalents|deferred revenue|"
     "assets|assets under management|aum|actifs|vermögenswerte|barmittel|flujo de caja|"
     "trésorerie|cash position|liquidity",
     "metric:cash",
     kNoun,
     kMetric,
     Relation::kNone,
     1.1F},
    {"share price|stock price|price target|closed at|closing at|ended at|per share|"
     "kursziel|schlusskurs|kurs|cours|objectif de cours|precio objetivo|cotización|"
     "trading at|shares at|target price|at the close",
     "metric:price",
     kNoun,
     kMetric,
     Relation::kNone,
     1.0F},
    {"fund|funds|fonds|fondo|fund size|investment firm|investor group",
     "metric:fund",
     kNoun,
     kMetric,
     Relation::kNone,
     0.9F},
    {"earn|earns|earned|posted|posts|reported revenue|generated|generates|generate|"
     "generating|gagne|réalise|réalisé|affiche|perd|erwirtschaftet|erzielt|erzielte|"
     "verdient|verdiente|einspielen|umgesetzt|ingresa|ingresó|ingresar|facturó|facturar|"
     "factura|brought in|brings in|grossed|rose to|fell to|grew to|climbed to|swelled|"
     "soared to|came to|amounted to|stood at|expected to reach|analysts expected|"
     "analysts had expected|predicted|expects|expected|projected|projects|forecasts|"
     "rechnet|erwartet|espera|attend|market values",
     "metric:earn",
     kVerb,
     kMetric,
     Relation::kNone,
     1.0F},
    {"fine|fined|penalty|settlement|damages|lawsuit|tax bill|amende|indemnité|strafe|"
     "bußgeld|schadenersatz|multa|sanción|indemnización|claims",
     "other:fine",
     kNoun,
     kOther,
     Relation::kNone,
     1.2F},
    {"fortune|fortunes|net worth|wealth|richer|wealthier|vermögen|reicher|fortuna|"
     "patrimonio|riche|plus riche|salary|bonus|compensation|gehalt|salaire|sueldo",
     "other:fortune",
     kNoun,
     kOther,
     Relation::kNone,
     1.2F},
    {"price tag|retail price|list price|msrp|starts at|costs|sold by|sells for|"
     "starting at|prix de vente|coûte|kostet|cuesta|savings|saves|ersparnis|ahorro|"
     "économies",
     "other:price",
     kNoun,
     kOther,
     Relation::kNone,
     1.0F},
    {"to a total of|altogether|in all|all told|all in all|adds up to|add up to|"
     "adding up to|bringing the total|brings the total|bringing its total|"
     "brings its total|taking the total|takes the total|combined total|cumulative|"
     "in total|running total|overall|au total|en tout|mis bout à bout|s'élèvent à|"
     "s'élève désormais à|cumul|cumulé|cumulés|porte le total|portant le total|insgesamt|"
     "zusammen|alles in allem|gesamtvolumen|en total|en conjunto|alcanza así|"
     "eleva el total|suman|sumando|which totals now|together with|totaling now|"
     "total commitment|total contract value",
     "relation:cumulative",
     kRelation,
     Role::kUnknown,
     Relation::kCumulative,
     1.0F},
    {"option|options|optional|optionally|further|additional|may purchase|may take|may buy|"
     "greenshoe|over-allotment|overallotment|more if|option to buy|option to purchase|"
     "supplémentaire|supplémentaires|en option|zusätzlich|weitere|weiteren|opción|"
     "adicional|adicionales|extra",
     "relation:option",
     kRelation,
     Role::kUnknown,
     Relation::kOption,
     1.0F},
    {"of which|including|dont|davon|darunter|de los cuales|de las cuales|incluidos|"
     "incluidas|y compris|einschließlich|comprising|the rest|remaining|the other|remainder",
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
