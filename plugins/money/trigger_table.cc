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
    {{"contract|contracts|mandate|mandates|concession|tender|framework agreement|master services "
      "agreement|tie-up|tieup|procurement|hosting agreement|supply pact|offtake",
      "contrat|contrats|marché|mandat|appel d'offres|marché public|marché de|un "
      "marché|contrat-cadre|accord-cadre|concession",
      "vertrag|vertrags|vertrages|verträge|verträgen|mietvertrag|liefervertrag|rahmenvertrag|"
      "kaufvertrag|cloudvertrag|großvertrag|milliardenvertrag|zuschlag|mandat|rahmenprojekt|"
      "ausschreibung|konzession",
      "contrato|contratos|mandato|licitación|adjudicación|concesión|acuerdo marco|contrato marco"},
     "head:contract",
     kNoun,
     kDeal,
     Relation::kNone,
     1.0F},
    {{"deal|deals|megadeal|transaction|transactions|pact|tie-up|buyout deal|sale-leaseback",
      "deal|transaction|opération|pacte",
      "deal|deals|megadeal|milliardendeal|abschluss|abschlüsse|transaktion|geschäft|handel|"
      "milliardengeschäft",
      "operación|transacción|pacto|trato|negocio"},
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
    {{"purchase|purchases|purchase price|sale|disposal|divestment|divestiture|carve-out",
      "achat|achats|prix d'achat|cession|reprise|revente|prix d'acquisition",
      "kauf|käufe|kaufpreis|ankauf|verkauf|verkaufs|veräußerung|erwerb|zukauf|verkaufspreis",
      "compra|compras|precio de compra|venta|cesión|desinversión|precio de venta"},
     "head:purchase",
     kNoun,
     kDeal,
     Relation::kNone,
     0.9F},
    {{"acquisition|takeover|buyout|merger|bid|tender offer|share swap|stock swap|share exchange",
      "acquisition|rachat|opa|offre|fusion|échange d'actions",
      "übernahme|übernahmeangebot|gebot|fusion|zusammenschluss|aktientausch",
      "adquisición|fusión|oferta|opa"},
     "head:acquisition",
     kNoun,
     kDeal,
     Relation::kNone,
     1.0F},
    {{"investment|equity investment|stake|stakes|equity|stock|shares|cash injection|capital "
      "increase|bet|wager|infusion|equity infusion|capital infusion|injection|capital "
      "injection|backing|commitment to invest",
      "investissement|participation|actions|titres|apport|mise|chèque|augmentation de "
      "capital|ticket|injection|injection de capital|prise de participation|capitaux frais|fonds "
      "propres",
      "investition|beteiligung|anteil|aktien|kapitalerhöhung|einstieg|investment|kapitalspritze|"
      "eigenkapital|finanzspritze|einlage",
      "inversión|participación|acciones|ampliación de capital|apuesta|cheque|inyección|inyección "
      "de capital|capital fresco"},
     "head:investment",
     kNoun,
     kDeal,
     Relation::kNone,
     0.9F},
    {{"funding|funding round|financing|financing round|round|series a|series b|series c|series "
      "d|series e|series f|series g|seed round|private placement|capital raise|series h|seed|seed "
      "funding|fundraise|fundraising|growth round|pre-seed|raise",
      "levée|levée de fonds|tour de table|financement|placement privé|série a|série b|série "
      "c|série d|série e|amorçage|tour d'amorçage|levée record|tour|tour de financement",
      "finanzierungsrunde|finanzierung|kapitalrunde|runde|serie a|serie b|serie c|serie d|serie "
      "e|seed|wachstumsfinanzierung|kapitalaufnahme",
      "ronda|ronda de financiación|ronda de inversión|financiación|financiamiento|serie a|serie "
      "b|serie c|serie d|serie e|ronda semilla|ronda de capital|levantamiento de capital"},
     "head:funding",
     kNoun,
     kDeal,
     Relation::kNone,
     1.0F},
    {{"loan|loans|term loan|credit facility|debt facility|facility|delayed draw|credit line|debt "
      "financing|private credit|mortgage|bridge loan|debt deal|revolver|revolving "
      "credit|syndicated loan|bridge financing|debt package|term "
      "loans|delayed-draw|refinancing|financing package|credit|loan package|accordion",
      "prêt|prêts|emprunt|emprunts|facilité de crédit|ligne de crédit|crédit|prêt relais|crédit "
      "syndiqué|refinancement|dette privée|crédits",
      "kredit|kredits|kredite|darlehen|darlehens|kreditlinie|fremdfinanzierung|kreditrahmen|"
      "brückenfinanzierung|kreditzusage|refinanzierung|krediten",
      "préstamo|préstamos|crédito|créditos|línea de crédito|préstamo puente|refinanciación"},
     "head:loan",
     kNoun,
     kDeal,
     Relation::kNone,
     1.0F},
    {{"notes|senior notes|convertible notes|convertible senior notes|bond|bonds|bond "
      "sale|debentures|convertibles|notes offering|principal amount|bond issue|debt offering|debt "
      "sale|note sale|junk bonds",
      "obligations|obligations convertibles|émission obligataire|emprunt obligataire|titres de "
      "créance",
      "anleihe|anleihen|wandelanleihe|wandelanleihen|schuldverschreibungen|schuldschein|"
      "schuldscheine|bonds",
      "bonos|obligaciones|convertibles|emisión de deuda|emisión de bonos|bono|pagarés"},
     "head:notes",
     kNoun,
     kDeal,
     Relation::kNone,
     1.0F},
    {{"ipo|initial public offering|offering|listing|share sale|stock sale|rights issue|secondary "
      "offering|block trade|flotation|share offering|stock offering",
      "introduction en bourse|émission d'actions|placement|introduction",
      "börsengang|aktienverkauf|emission|platzierung|aktienplatzierung",
      "salida a bolsa|oferta pública|oferta pública inicial|colocación|oferta secundaria|emisión"},
     "head:offering",
     kNoun,
     kDeal,
     Relation::kNone,
     0.9F},
    {{"lease|leases|lease agreement|tenancy|colocation agreement",
      "bail|baux|location|loyers|loyer",
      "miete|pacht|mietverhältnis|mietvertrag|pachtvertrag|mietverträge|leasing",
      "alquiler|arrendamiento|alquileres|contrato de alquiler"},
     "head:lease",
     kNoun,
     kDeal,
     Relation::kNone,
     0.9F},
    {{"package|extension|expansion|top-up|warrant|prepayment|upfront "
      "payment|plan|program|programme|project",
      "enveloppe|rallonge|extension|plan|programme|projet|chantier|effort",
      "paket|erweiterung|plan|programm|projekt|vorhaben|aufstockung|optionsschein",
      "paquete|ampliación|plan|programa|proyecto|prepago"},
     "head:package",
     kNoun,
     kDeal,
     Relation::kNone,
     0.8F},
    {{"worth of|of capacity|of compute|of computing|of cloud services|of computing power|of "
      "services|of hardware|of chips|of servers|of equipment|in cloud services",
      "de serveurs|de puces|de capacité|de calcul|de puissance de calcul|de services cloud|de "
      "matériel",
      "an rechenleistung|rechenleistung|an chips|an servern|an "
      "cloud-diensten|rechenzentrumsdienste|cloud-dienste",
      "en servidores|en chips|de capacidad|de cómputo|de servicios|en equipos"},
     "head:worth",
     kNoun,
     kDeal,
     Relation::kNone,
     0.8F},
    {{"pay|pays|paid|paying|payment|shell out|shells out|fork over|hand over|hands over|chip "
      "in|remit|remits|disburse|disburses|disbursed|shelled out|forks over",
      "payer|paie|paye|paiera|paiement|versera|verse|versé|versés|verser|débourser|débourse|"
      "apporte|apporter|règle|réglé|décaisse|décaisser|déboursera|déboursé|met sur la table|mettre "
      "sur la table|mis sur la table|versent",
      "zahlt|zahlen|zahlte|bezahlt|bezahlen|gezahlt|zahlung|überweist|beisteuern|steuert|"
      "überweisen|entrichtet|berappt|blättert|auf den tisch|zahle",
      "paga|pagará|pagar|pagó|pagan|pago|desembolsará|desembolsa|desembolsó|desembolso|abonará|"
      "aporta|aportará|abona|abonar|abonó|desembolsar|sobre la "
      "mesa|pagaría|pagaron|pagarán|pagado"},
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
    {{"invest|invests|invested|investing|inject|injects|injected|pump|pumps|pour|pours|pouring|"
      "poured|put|puts|putting|plow|plows|sink|sinks|bet|bets|provide|provides|provided|providing|"
      "earmark|earmarks|earmarked|channel|funnel|funnels|extend|extends|extended|financing|funds",
      "investir|investit|investira|investi|injecter|injecte|injecté|miser|placer|place|placera|"
      "injectera|injectent|apportera|apporté|débloque|débloquer|débloqué|financer|fournira|alloue|"
      "consacre|consacrera|prévoit d'y "
      "investir|investie|investis|injectée|injectés|apportés|débloquée",
      "investieren|investiert|investierte|steckt|stecken|pumpt|pumpen|beteiligt|stellt|stellen|"
      "bereitstellen|bereitgestellt|investierten|fließen|fließt|schießt|beisteuert|finanziert|"
      "zuschießen|bereitgestellte|zugesagte",
      "invertir|invierte|invertirá|invirtió|invertido|inyecta|inyectará|inyectar|pondrá|pone|poner|"
      "inyectan|inyectó|inyectado|aportó|aportan|facilita|facilitará|proporciona|proporcionará|"
      "concede|concederá|concedió|otorga|otorgará|otorgó|pusimos|puso|pusieron|invertida|"
      "invertidos|inyectados|aportada|aportados|destinados|concedida"},
     "verb:invest",
     kVerb,
     kDeal,
     Relation::kNone,
     1.0F},
    {{"buy|buys|bought|buying|acquire|acquires|acquired|acquiring|purchase|purchased|purchasing|"
      "takes over|take over|took over|snaps up|snap up|snapped up|picks up|picked up|scoops "
      "up|absorbs|absorbed|swallow|swallows|swallowed|taking over|taken over|take private|sold to",
      "acheter|achète|achètera|acheté|racheter|rachète|racheté|acquérir|acquiert|acquis|reprendre|"
      "reprend|s'empare|met la main "
      "sur|avale|absorbe|rachètera|racheta|cède|cédé|céder|cèdera|cédera|cèdent|achetée|achetés|"
      "rachetée|rachetés|acquise|acquises|reprise pour|cédée|cédés|cédées|absorbée",
      "kauft|kaufen|kaufte|gekauft|erwirbt|erwerben|erworben|übernimmt|übernehmen|übernommen|"
      "einkaufen|abnehmen|abgenommen|schluckt|schlucken|kaufe|aufkauft|schnappt|zugekauft|"
      "veräußert|veräußern|abgibt|erworbene|gekaufte|übernommene|aufgekauft",
      "compra|comprará|comprar|compró|comprado|adquiere|adquirirá|adquirir|adquirió|adquirido|"
      "absorbe|absorbió|se hace con|se hizo con|se queda con|quedarnos|quedarse|quedarse "
      "con|engulle|cede|cedió|adquirida|adquiridas|adquiridos|comprada|comprados|compradas|"
      "absorbida|cedida"},
     "verb:buy",
     kVerb,
     kDeal,
     Relation::kNone,
     1.0F},
    {{"commit|commits|committed|committing|pledge|pledges|pledged|promise|promises|promised|agree|"
      "agrees|agreed|undertook|undertakes|contracted|reserve|reserves|reserved|top up|topped "
      "up|enlarged|increased its contract|raised its "
      "commitment|accepted|guarantee|guaranteed|guarantees|booked|locked in|locks in",
      "s'engage|s'est "
      "engagé|engagé|engage|promet|promis|réserve|réservé|réserver|réserverait|consenti|accepté|"
      "adjuge|garantit|garanti|garantis",
      "verpflichtet|zugesagt|versprochen|reserviert|zugestimmt|sichert|gesichert|sichern|"
      "verpflichten|verpflichtete",
      "se compromete|comprometido|se "
      "comprometió|compromete|pactado|pacta|pactó|acordó|acuerda|reserva|asegura|añadido|añade|"
      "añadió|garantiza|comprometen|comprometerá|reservó|reservado"},
     "verb:commit",
     kVerb,
     kDeal,
     Relation::kNone,
     1.0F},
    {{"sign|signs|signed|signing|ink|inks|inked|strike|strikes|struck|seal|seals|sealed|land|lands|"
      "landed|win|wins|won|clinch|clinches|clinched|snag|snags|bag|bags|announced|announces|"
      "unveiled|unveils|awarded|award|awards|completes|completed|concluded|concludes|finalised|"
      "finalized|entered into|enters into|closed on|agreed on",
      "signe|signé|signer|signent|scelle|scellé|conclut|conclu|décroche|décroché|remporte|remporté|"
      "annonce|annoncé|dévoile|dévoilé|attribué|attribue|adjugé|bouclé|boucle|boucler|finalise|"
      "finalisé|conclue|conclues|décrocher|remporter|remportent|signée|signés|signées|scellée|"
      "annoncée|décrochée|remportée|adjugée|attribuée",
      "unterzeichnet|unterschrieben|unterschreibt|schließt|geschlossen|vereinbart|vereinbarten|"
      "erhält|angekündigt|kündigt|gewinnt|holt|unterschrieb|abgeschlossen|gewonnen|unterschreiben|"
      "schloss|bekommen|bekommt|ergattert|sicherte|schlossen|abschließen|vergeben|vergibt|"
      "besiegelt|einigt|einigten|geeinigt|gewann|unterzeichnete|vereinbarte|geschlossene",
      "firma|firmó|firman|firmado|firmaron|anunció|anuncia|anunciado|adjudica|suscribe|suscribió|"
      "sella|adjudicado|adjudicó|adjudicarse|cierra|cerró|cerrado|cerraron|gana|ganó|ganado|"
      "sellaron|rubricó|acordaron|firmada|firmadas|firmados|adjudicada|adjudicados|anunciada|"
      "pactada|cerrada"},
     "verb:sign",
     kVerb,
     kDeal,
     Relation::kNone,
     1.0F},
    {{"raise|raises|raised|raising|bring "
      "in|collect|collects|collected|secure|secures|secured|securing|obtain|obtains|obtained|"
      "borrow|borrows|borrowed|borrowing|lend|lends|lent|lined up|lines "
      "up|granted|grant|gathered|gather|gathers|handed|taken in|took in|attracted|closed a|rakes "
      "in|raked in|pulled in|pulls in|netted|bagged|drew|attracts|had closed its|closed its|closes "
      "its",
      "lever|lève|levé|lèvera|récolter|récolte|récolté|emprunter|emprunte|emprunté|obtient|obtenu|"
      "obtenir|prête|prêté|réuni|lèvent|mobilise|mobilisé|récoltent|collecte|collecté|réunit|"
      "réunir|empoche|empoché|obtiennent|levée auprès|empruntée|réunie|réunis|obtenue|obtenus",
      "sammelt|sammeln|eingesammelt|einsammeln|leiht|geliehen|aufgenommen|aufnehmen|angestrebt|"
      "erlösen|beschafft|einsammelte|sammelte|aufnimmt|nimmt|leihen|zusammenkamen|zusammengekommen|"
      "eingeworben|einwerben|beschaffen|holen|erlöst|eingesammelte|aufgenommene",
      "levanta|levantó|levantar|recauda|recaudó|recaudar|capta|captó|captar|obtiene|obtuvo|"
      "consigue|consiguió|logró|levantado|captan|captado|recaudado|recaudan|obtendrá|embolsa|"
      "embolsó|reunió|reúne|atrajo|captada|captados|recaudada|recaudados|levantada|obtenida|"
      "obtenidos"},
     "verb:raise",
     kVerb,
     kDeal,
     Relation::kNone,
     1.0F},
    {{"sell|sells|sold|selling|issue|issues|issued|issuing|priced|placed",
      "vend|vendre|vendu|vendra|émet|émis|émettre|fourni|fournir|vendue|vendus|vendues|émise|"
      "émises",
      "verkauft|verkaufen|verkaufte|begibt|begeben|platziert|liefert|begebene|platzierte|verkaufe",
      "vende|vendió|vender|vendido|venderá|emite|emitió|emitir|emitido|vendida|vendidas|vendidos|"
      "emitida|emitidos|colocada|colocados|venderán"},
     "verb:sell",
     kVerb,
     kDeal,
     Relation::kNone,
     0.9F},
    {{"spend|spends|spending|spent|shell|splash|splashes|splashed|lay out|lays out|laid out|outlay "
      "of",
      "dépenser|dépense|dépensera|dépensé|dépenseront",
      "ausgeben|ausgegeben|ausgibt|gibt",
      "gastar|gasta|gastará|gastó|destina|destinará|destinar|dedicará|dedicar|gastado|gastarán"},
     "verb:spend",
     kVerb,
     kDeal,
     Relation::kNone,
     0.8F},
    {{"order|ordered|ordering|rent|rents|rented|renting|lease|leased|leasing|take|takes|taking|"
      "back|backs|backed|hire|commissioned",
      "commander|commande|commandé|louer|loue|loué|mobilise",
      "bestellt|bestellen|bestellte|mietet|mieten|gemietet|ordert|geordert",
      "encarga|encargó|encargado|alquila|alquilará|alquilar|contrata|contratado|contrató|"
      "contratará"},
     "verb:order",
     kVerb,
     kDeal,
     Relation::kNone,
     0.9F},
    {{"worth|worth up to|worth as much as|worth about|valued at in a "
      "deal|totalling|totaling|totals|totalled|totaled|amounting to|for a total of|made up "
      "of|consists of",
      "d'une valeur de|d'un montant de|pour un montant de|pour une valeur de|porte sur|portant "
      "sur|pour un total de|évalué à|évaluée à",
      "im wert von|im umfang von|in höhe von|wert|ist der vertrag|volumen|im gegenwert "
      "von|gegenwert|im volumen von",
      "por valor de|por un valor de|por un importe de|por importe de|valorado en|por un total "
      "de|por alrededor de|por unos|por cerca de"},
     "verb:worth",
     kVerb,
     kDeal,
     Relation::kNone,
     0.9F},
    {{"valuation|valuations|valued at|values|valuing|pre-money|post-money|worth an "
      "estimated|enterprise value",
      "valorisation|valorisé|valorisée|valorise|valorisant|valeur d'entreprise|valorisée "
      "à|valoriserait|valorisent",
      "bewertung|bewertet|unternehmenswert|bewertet mit|bewertungen|unternehmensbewertung",
      "valoración|valorada en|valorada|valorando|valuación|valoraciones|valoraba|valora en"},
     "metric:valuation",
     kNoun,
     kMetric,
     Relation::kNone,
     1.2F},
    {{"market cap|market capitalization|market capitalisation|market value|in value|for a value "
      "of|stock market value|market worth|value on the stock market|stock-market value",
      "vaut|valait|capitalisation|capitalisation boursière|valeur boursière",
      "marktkapitalisierung|börsenwert|marktwert|an der börse|börsenbewertung",
      "capitalización|capitalización bursátil|valor de mercado|valor bursátil|valor añadido|su "
      "valor|vale|valor en bolsa"},
     "metric:market_cap",
     kNoun,
     kMetric,
     Relation::kNone,
     1.3F},
    {{"revenue|revenues|sales|turnover|arr|run rate|bookings|top line|net sales|in a quarter|in "
      "the quarter|for the quarter|quarterly",
      "chiffre d'affaires|a réalisé un chiffre|revenus|recettes|ventes|au "
      "trimestre|trimestriel|trimestriels",
      "umsatz|umsatzes|umsätze|umsätzen|erlöse|run rate|arr|im "
      "quartal|setzt|setzte|umgesetzt|erlöst|erlöste|erwirtschaftet|erwirtschaftete|erlösen|"
      "einnahmen|jahreserlöse",
      "ingresos|ventas|facturación|facturó|facturaron|factura|cifra de negocios|en el "
      "trimestre|trimestrales|trimestral"},
     "metric:revenue",
     kNoun,
     kMetric,
     Relation::kNone,
     1.2F},
    {{"profit|profits|net income|income|earnings|net loss|loss|losses|operating profit|operating "
      "income|ebitda|ebit|margin|pretax|pre-tax "
      "profit|write-down|writedown|impairment|charge|gross profit",
      "bénéfice|bénéfices|bénéfice net|perte|pertes|résultat|résultat "
      "net|résultats|ebitda|excédent brut|excédent brut d'exploitation|résultat opérationnel|marge",
      "gewinn|gewinne|verlust|verluste|ergebnis|betriebsergebnis|betriebsgewinn|nettogewinn|"
      "überschuss|ebitda|betriebsverlust|fehlbetrag|jahresüberschuss|abschreibung|abschreibungen",
      "beneficio|beneficios|beneficio neto|pérdida|pérdidas|ganancia|ganancias|resultado|resultado "
      "neto|utilidad|ebitda|ejercicio|beneficio operativo|resultado operativo|margen|utilidades"},
     "metric:profit",
     kNoun,
     kMetric,
     Relation::kNone,
     1.2F},
    {{"backlog|remaining performance obligations|performance obligations|rpo|contracted "
      "revenue|future revenue|order book|pipeline of orders|orders in hand",
      "carnet de commandes|commandes en portefeuille|de commandes|le carnet|son carnet|carnet "
      "du|carnet de",
      "auftragsbestand|auftragsbuch|bestellbestand|auftragspolster",
      "cartera de pedidos|cartera|libro de pedidos|pedidos en cartera"},
     "metric:backlog",
     kNoun,
     kMetric,
     Relation::kNone,
     1.2F},
    {{"capex|capital expenditure|capital expenditures|capital spending|capital "
      "budget|guidance|guided|outlook|forecast|forecasts|estimate|estimates|consensus|budget|"
      "expenses|plants and equipment|plant and equipment|property and "
      "equipment|plants|factories|fabs|capital outlay|capital outlays",
      "dépenses d'investissement|investissements|prévision|prévisions|budget|capex|dépenses "
      "d'équipement|plan d'investissement",
      "investitionen|investitionsausgaben|prognose|prognosen|ausblick|capex|investitionsbudget|"
      "investitionsplan",
      "gastos de capital|gasto de "
      "capital|inversiones|previsión|previsiones|pronóstico|presupuesto|capex|gastos de "
      "inversión|inversión de capital"},
     "metric:capex",
     kNoun,
     kMetric,
     Relation::kNone,
     1.1F},
    {{"debt load|net debt|total debt|indebtedness|debts|borrowings|liabilities|owed|owes|of net "
      "debt|debt pile|assume|assumes|assumed|assuming|assumption of|repay|repaid|repays|repayment",
      "endettement|dettes|dette nette|dette|de dette|rembourser|remboursement|endettée",
      "schulden|schuldenberg|verbindlichkeiten|nettoverschuldung|finanzschulden|verschuldung|tilgt|"
      "tilgen",
      "deuda|endeudamiento|deuda neta|endeudamiento neto|pasivo|pasivos|amortizar"},
     "metric:debt",
     kNoun,
     kMetric,
     Relation::kNone,
     1.0F},
    {{"market size|market of|market is expected|market will reach|industry revenue|gdp|global "
      "spending|market researcher|market research|researcher|will be worth globally",
      "marché mondial|pib|marché du|marché des|marché de l'|marché de la|taille du "
      "marché|pèsera|cabinet d'études|cabinet",
      "marktvolumen|weltmarkt|bip|marktforscher|marktforschern|marktforschung",
      "tamaño del mercado|mercado mundial|pib|mercado de la|mercado del|consultora|moverá|mercado "
      "global"},
     "metric:market_size",
     kNoun,
     kMetric,
     Relation::kNone,
     1.1F},
    {{"cash flow|free cash flow|operating cash flow|cash and equivalents|deferred "
      "revenue|assets|assets under management|aum|cash position|liquidity",
      "flux de trésorerie|trésorerie|actifs",
      "cashflow|barmittel|vermögenswerte",
      "flujo de caja|activos|tesorería"},
     "metric:cash",
     kNoun,
     kMetric,
     Relation::kNone,
     1.1F},
    {{"share price|stock price|price target|target price|closed at|closing at|ended at|trading at",
      "objectif de cours|cours",
      "kursziel|schlusskurs|kurs|aktienkurs",
      "precio objetivo|cotización"},
     "metric:price",
     kNoun,
     kMetric,
     Relation::kNone,
     1.0F},
    {{"fund size|investment firm|fund of|vehicle|dry powder|billion fund|million fund",
      "fonds de|véhicule",
      "fonds von|fonds mit|fondsvolumen",
      "fondo de|vehículo"},
     "metric:fund",
     kNoun,
     kMetric,
     Relation::kNone,
     0.9F},
    {{"lost|loses|losing|earn|earns|earned|posted|posts|generated|generates|generate|generating|"
      "brought in|brings in|grossed|rose to|fell to|grew to|climbed to|soared to|came to|amounted "
      "to|stood "
      "at|analysts|predicted|projected|projects|forecasts|grew|rose|climbed|surged|jumped|"
      "increased|declined|dropped|fell|burn|burns|burned|burning|raked|totaled revenue|valued the "
      "market|lost money",
      "gagne|réalise|réalisé|affiche|perd|perdu|analystes|frôle|bondi|progressé|grimpé|augmenté|"
      "reculé|chuté|brûle|engrange|enregistre|ont perdu|a perdu|encaisse|encaissé",
      "erwirtschaftet|erzielt|erzielte|verdient|verdiente|einspielen|umgesetzt|rechnet|analysten|"
      "stieg|stiegen|wuchs|wuchsen|kletterte|sank|verbrennt|verbrennen|einnahm|verbuchte|verbucht|"
      "meldete|verlor|verlieren|verliert|einbüßte|übrig|vereinnahmte",
      "ingresa|ingresó|facturó|facturar|factura|analistas|suma|dejará|anticipa|creció|subió|"
      "aumentó|cayó|crecieron|quema|registró|registra|ganaron|perdió|pierde|perdieron|ganados|"
      "perdidos|ingresaron"},
     "metric:earn",
     kVerb,
     kMetric,
     Relation::kNone,
     1.0F},
    {{"fine|fined|penalty|settlement|damages|lawsuit|tax "
      "bill|claims|sec|settle|settled|settles|suit|litigation|plaintiffs|sued|sues|judge|jury|"
      "verdict|compensate|court|appeals court|damages award|legal bill|class action",
      "amende|indemnité|dommages|sanction|pénalité|condamné|condamnée|procès|tribunal|litige|"
      "indemniser|jugement|cour d'appel|condamnation",
      "strafe|bußgeld|schadenersatz|vergleich|geldbuße|geldstrafe|bussgeld|schadensersatz|klage|"
      "gericht|klägern|prozess|entschädigung|gerichtlich|vergleichen|verglichen|urteil|richter",
      "multa|sanción|indemnización|sanción "
      "de|condena|multada|multado|demanda|tribunal|juez|juicio|pleito|compensación|sentencia|"
      "condenado|condenada|corte"},
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
    {{"price tag|retail price|list price|msrp|starts at|costs|sold by|sells for|starting "
      "at|savings|saves|goes for|go for|sell for|retails for|rents for",
      "prix de vente|coûte|économies|se vend|vendu à|tarif|économiser",
      "kostet|ersparnis|listenpreis|einsparungen|listenpreises|sparen|spart",
      "cuesta|ahorro|precio de venta|ahorros|se vende por|ahorrar|sale por"},
     "other:price",
     kNoun,
     kOther,
     Relation::kNone,
     1.0F},
    {{"to a total of|altogether|in all|all told|adds up to|add up to|adding up to|bringing the "
      "total|brings the total|bringing its total|brings its total|taking the total|takes the "
      "total|taking its total|lifting the total|lifting its total|combined total|cumulative|do the "
      "sum|adds up to|add up to|comes to a total|all told|zusammengerechnet|in total|running "
      "total|overall|total commitment|now totals|the sum of",
      "au total|en tout|mis bout à bout|s'élèvent à|s'élève désormais à|cumul|cumulé|cumulés|porte "
      "le total|portant le total|l'ensemble des|la somme des|porterait le montant|porterait le "
      "total",
      "insgesamt|zusammen|alles in "
      "allem|summe|gesamtvolumen|gesamtsumme|zusammengezählt|zusammengerechnet|summiert|summieren",
      "en total|en conjunto|alcanza así|eleva el total|suman|sumando|la suma de|en suma"},
     "relation:cumulative",
     kRelation,
     Role::kUnknown,
     Relation::kCumulative,
     1.0F},
    {{"option|options|optional|optionally|may purchase|may take|may "
      "buy|greenshoe|over-allotment|overallotment|option to buy|option to purchase|may order|may "
      "place|may add|can purchase|can buy|could buy|right to buy",
      "en option|option|peut acheter|pourra acheter|peut acquérir",
      "option|darf kaufen|kann kaufen|optional",
      "opción|opcional|podrá comprar|puede comprar"},
     "relation:option",
     kRelation,
     Role::kUnknown,
     Relation::kOption,
     1.0F},
    {{"of which|the rest|the remaining|the other|remainder|first phase|initial phase|first "
      "tranche|initial tranche|first instalment|first installment|a portion",
      "dont|première tranche|première phase|dont un",
      "davon|darunter|erste phase|ersten phase|erste tranche|erster abschnitt|in einem ersten "
      "schritt",
      "de los cuales|de las cuales|primera fase|primer tramo|primera etapa"},
     "relation:component",
     kRelation,
     Role::kUnknown,
     Relation::kComponent,
     1.0F},
    {{"contract value|deal value|deal size|transaction value|order value|total contract "
      "value|tcv|consideration|purchase consideration|ticket|cheque size|check size|round "
      "size|amount raised|face amount|price|sale price|selling price",
      "montant du contrat|montant de l'opération|prix de cession|valeur du contrat|valeur de "
      "l'opération|montant|ticket|prix de vente|au prix de",
      "auftragswert|auftragsvolumen|auftragssumme|vertragswert|vertragsvolumen|vertragssumme|"
      "transaktionsvolumen|transaktionswert|kaufsumme|dealwert|volumen|preis|verkaufspreis",
      "importe|monto|valor del contrato|valor de la operación|precio"},
     "head:amount",
     kNoun,
     kDeal,
     Relation::kNone,
     0.8F},
    {{"offer|offers|offered|offering to pay|bid|bids|bidding|proposed",
      "propose|proposé|offrir|s'offre|s'offrir|proposait",
      "bietet|bieten|geboten|bot",
      "ofrece|ofreció|ofrecerá|ofertó|ofrecido|puja"},
     "verb:offer",
     kVerb,
     kDeal,
     Relation::kNone,
     0.9F},
    {{"operating costs|operating expenses|running costs|costs of|payroll|opex|synergies|cost "
      "synergies",
      "coûts|charges|frais|charges d'exploitation|synergies",
      "betriebskosten|kosten|aufwand|aufwendungen|synergien",
      "costes|costos|costes operativos|gastos operativos|sinergias|ahorros anuales"},
     "metric:costs",
     kNoun,
     kMetric,
     Relation::kNone,
     1.0F},
    {{"cost|costs|costing|expected to cost|cost estimate|price tag of|costed|bill for the|build "
      "cost|construction bill",
      "coûter|coûtera|coûterait|coûte|coûté|budgété|son coût|un coût de|coût|facture "
      "totale|facture du chantier",
      "kosten soll|kostet|kosten wird|kosten "
      "auf|veranschlagt|beziffert|gekostet|baukosten|gesamtkosten",
      "costará|costaría|cuesta|costó|coste|presupuestado|presupuestada|prevista en|factura total"},
     "other:cost",
     kVerb,
     kOther,
     Relation::kNone,
     1.1F},
    {{"subsidy|subsidies|grant|grants|tax break|tax breaks|tax credit|tax credits|state "
      "aid|incentives|taxpayer money|public money",
      "subvention|subventions|aides|aide publique|aides d'état|crédit d'impôt|crédits "
      "d'impôt|aide|aides publiques|une aide",
      "beihilfe|beihilfen|fördermittel|förderung|subvention|subventionen|zuschuss|zuschüsse|"
      "fördert|förderzusage|staatshilfe|staatshilfen",
      "ayudas|subvención|subvenciones|subsidio|subsidios|incentivos|ayuda pública|ayuda"},
     "other:subsidy",
     kNoun,
     kOther,
     Relation::kNone,
     1.2F},
    {{"plant|factory|fab|building",
      "usine|bâtiment",
      "werk|fabrik|neubau",
      "planta|fábrica|edificio"},
     "other:building",
     kNoun,
     kOther,
     Relation::kNone,
     0.6F},
    {{"plan to|plans to|planning to|bid to|offer to|promise to|deal with|order to|in order "
      "to|raise its dividend|buy into",
      "",
      "",
      ""},
     "neutral",
     kVerb,
     kOther,
     Relation::kNone,
     0.0F},
};

}  // namespace

std::span<const Trigger> triggers() noexcept {
  return kTriggers;
}

}  // namespace lode::money
