// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/plugins/money/deal_passages.h"

namespace lode::money {
namespace {

constexpr auto kEn = text::Language::kEnglish;
constexpr auto kFr = text::Language::kFrench;
constexpr auto kDe = text::Language::kGerman;
constexpr auto kEs = text::Language::kSpanish;

constexpr DealPassage kPassages[] = {
    // NOLINT(modernize-avoid-c-arrays)
    {kEn,
     "Helix Compute has been awarded a six-year hosting mandate by Borealis AI that could bring in "
     "as much as $7.4 billion. The operator booked revenue of $310 million last quarter and "
     "carries $2.1 billion of net debt.",
     "smm"},
    {kEn,
     "A $2.6 billion order for liquid-cooled racks was placed by Vantor on Tuesday. It follows an "
     "earlier one for $900 million in May.",
     "ss"},
    {kEn,
     "Tessera to supply Orbis with accelerators in $11bn tie-up\nThe chip designer's shares jumped "
     "9%, adding $23bn to its market value.",
     "sm"},
    {kEn,
     "The lender group led by Aldgate Capital will provide $1.35 billion in delayed-draw term "
     "loans to finance the Ohio campus. The campus is expected to cost $4 billion in all.",
     "so"},
    {kEn,
     "\"We got the entire cluster for 480 million dollars,\" the founder of Mirelle said, \"and "
     "that is less than a third of the $1.6 billion our rivals burn each year.\"",
     "sm"},
    {kEn,
     "Fund size: $3.2 billion\nTicket: $250 million into Quarkwise (Series C)\nPost-money "
     "valuation: $2.9 billion",
     "msm"},
    {kEn,
     "Cobalt Grid is buying the Leeds data centre from Haldane Property for £640 million in cash, "
     "or about $815 million, and will assume £120 million of debt.",
     "sro"},
    {kEn,
     "Under the terms, Sapient Motors pays $500 million upfront and a further $1.5 billion over "
     "four years, for a total of $2 billion.",
     "rrs"},
    {kEn,
     "Shareholders of Lumen Forge receive $42.50 per share, which values the company at $6.8 "
     "billion including debt.",
     "ms"},
    {kEn,
     "The ministry fined Northwind Cloud $85 million for late filings, days after the company "
     "sealed a $1.2 billion contract with the air force.",
     "os"},
    {kEn,
     "Analysts at Wexford expect sales to reach $18 billion in 2027. Gridline guided for capital "
     "spending of $12 billion to $14 billion.",
     "mm"},
    {kEn,
     "Nimbus Peak said it had closed its Series E at $1.1 billion, valuing it at $14 billion, "
     "twice the $7 billion of last year.",
     "smm"},
    {kEn,
     "Backlog swelled to $96 billion after the quarter's biggest win, a pact with Arcadia Labs "
     "estimated to be worth $38 billion.",
     "ms"},
    {kEn,
     "Renting one H200 costs $3.20 an hour at Polaris; a full rack goes for $2.9 million.",
     "oo"},
    {kEn,
     "Ridgeway Power received a $400 million equity infusion from Mistral Infrastructure Partners, "
     "who already hold notes with a face value of $150 million.",
     "so"},
    {kEn,
     "Talks are under way over a multiyear lease valued at up to $9 billion, three people familiar "
     "with them said. Neither side would comment.",
     "s"},
    {kEn,
     "Kestrel has agreed to spend at least $22 billion a year on capacity from Stratus through "
     "2030.",
     "s"},
    {kEn,
     "Shares in Brightwater Semi rose 4% after the foundry said Calloway Cloud would buy wafers "
     "worth $5.2 billion through 2029. Brightwater's order book now stands at $19 billion.",
     "sm"},
    {kEn,
     "Exclusive: Pinnacle Dynamics close to $3bn sale of its switch business to Rowan Networks, "
     "sources say",
     "s"},
    {kEn,
     "The five-year facility, led by Harborview Bank, totals $875 million and carries an accordion "
     "of another $125 million.",
     "sr"},
    {kEn,
     "Net loss widened to $240 million from $95 million a year earlier as depreciation charges "
     "climbed.",
     "mm"},
    {kEn,
     "Evergate's co-location business was carved out and sold to a pension fund; the price was "
     "$1.9 billion, about 14 times its EBITDA of $135 million.",
     "sm"},
    {kEn,
     "Quill AI paid $65 million to settle the copyright suit, a fraction of the $2 billion that "
     "the plaintiffs had sought.",
     "oo"},
    {kEn,
     "The state will contribute $150 million in tax breaks towards the $2.4 billion plant.",
     "oo"},
    {kEn,
     "Northbridge Energy signed on as anchor tenant, with rent of roughly $45 million a year for "
     "15 years.",
     "s"},
    {kEn,
     "Orders worth $640 million have been placed by three cloud firms, the largest of them, at "
     "$300 million, by Delphi Hosting.",
     "sr"},
    {kEn,
     "Investors led by Sequent poured $310 million into Marrow Labs this week, pushing its price "
     "tag to $4.5 billion.",
     "sm"},
    {kEn,
     "A consortium offering $28 a share, or $3.7 billion, emerged as the winner of the auction for "
     "Trident Optical.",
     "ms"},
    {kEn,
     "Corvid Labs has reserved compute from Ashgrove until 2031 in an arrangement that two bankers "
     "put at $4.1 billion.",
     "s"},
    {kEn,
     "Tidewater's quarterly capital outlay doubled to $2.2 billion. Management still expects free "
     "cash flow of $900 million this year.",
     "mm"},
    {kEn,
     "The buyer will hand over $1.05 billion in stock and take on $230 million in borrowings.",
     "sm"},
    {kEn,
     "Sold: a 9% holding in Petrel Networks, for $560 million, by its founder. The firm has a "
     "market worth of some $6 billion.",
     "sm"},
    {kEn, "An appeals court upheld the $120 million award against Kiln Software.", "o"},
    {kEn,
     "Seven utilities teamed up on a $16 billion programme of gas turbines for data centres, with "
     "Oakhurst Engines taking the first $3 billion order.",
     "ss"},
    {kEn,
     "It borrowed $700 million against its chips, on top of the $1.3 billion it had raised from "
     "the same lenders in March.",
     "ss"},
    {kEn,
     "Every rack costs Halyard about $3.4 million, its finance head told the conference.",
     "o"},
    {kEn, "The chipmaker will buy back $5 billion of its own stock and lift its dividend.", "s"},
    {kEn,
     "Three hyperscalers together plan to lay out $410 billion this year on servers and halls.",
     "m"},
    {kEn,
     "Bidders valued the tower business at between €2.5 billion and €2.8 billion, but no sale was "
     "agreed.",
     "m"},
    {kEn,
     "Granite Hosting's new ten-year tenant is Meridian AI; the contract carries minimum payments "
     "of $3.3 billion.",
     "s"},
    {kFr,
     "Le groupe lyonnais Altimane a remporté un marché de 640 millions d'euros auprès de "
     "l'opérateur Novatel. Son chiffre d'affaires annuel atteint 1,9 milliard d'euros.",
     "sm"},
    {kFr,
     "Commande record : 2,3 milliards de dollars de processeurs graphiques pour Celesia\nLe titre "
     "du fournisseur gagne 6 %, soit 14 milliards de dollars de capitalisation en plus.",
     "sm"},
    {kFr,
     "La start-up Orphée boucle un tour de table de 180 M€ mené par Bastion, sur la base d'une "
     "valorisation de 1,4 Md€.",
     "sm"},
    {kFr,
     "Selon une source proche du dossier, Vega Cloud serait prêt à mettre 3,5 milliards de livres "
     "sterling sur la table pour s'offrir son rival gallois.",
     "s"},
    {kFr,
     "La cession du site de Roubaix a été conclue pour 410 millions d'euros, dette comprise. "
     "L'acheteur prévoit d'y investir 250 millions d'euros supplémentaires d'ici 2029.",
     "sm"},
    {kFr,
     "Le bail, signé pour quinze ans, représente 6,7 milliards de dollars (5,8 milliards d'euros) "
     "de loyers cumulés.",
     "sr"},
    {kFr,
     "Le bénéfice net a bondi à 820 millions d'euros, contre 610 millions un an plus tôt. La "
     "direction vise désormais 9 milliards d'euros de ventes.",
     "mmm"},
    {kFr,
     "Un consortium de banques prête 1,2 milliard d'euros à Hélios Data pour bâtir son campus "
     "breton, dont 300 millions garantis par l'État.",
     "sr"},
    {kFr,
     "Le fondateur, dont la fortune est estimée à 4,2 milliards de dollars, cède 8 % du capital "
     "pour 560 millions de dollars.",
     "os"},
    {kFr,
     "Aux termes de l'accord, Sirocco versera 75 millions d'euros par an pendant dix ans à "
     "l'hébergeur islandais.",
     "s"},
    {kFr,
     "L'amende de 45 millions d'euros infligée à Datarive n'empêche pas le rachat, toujours évalué "
     "à 1,1 milliard.",
     "os"},
    {kFr,
     "« Nous avons obtenu 90 millions d'euros de capitaux frais », se réjouit la dirigeante de "
     "Lumio, qui en avait déjà réuni 35 l'an passé.",
     "s"},
    {kFr,
     "Le plan d'économies doit dégager 300 millions d'euros. Les investissements passeront de 2 à "
     "3 milliards d'euros en 2027.",
     "mm"},
    {kFr, "Montant du contrat : 1,75 milliard de dollars\nDurée : cinq ans\nClient : Arkane", "s"},
    {kFr,
     "Le câblier Nexorium cède sa filiale à un fonds américain : l'opération s'élève à 2,05 "
     "milliards d'euros, soit onze fois l'excédent brut d'exploitation de 186 millions.",
     "sm"},
    {kFr,
     "Après des mois de négociations, Valmont Énergie et Cloudrive ont paraphé un protocole "
     "portant sur 900 millions d'euros de capacité de calcul.",
     "s"},
    {kFr,
     "Le fabricant grenoblois va toucher 120 millions d'euros de subventions pour une usine à 1,6 "
     "milliard.",
     "oo"},
    {kFr,
     "Opération à 3,3 milliards de dollars : Kestrel absorbe son concurrent allemand. Les "
     "synergies annuelles sont estimées à 140 millions de dollars.",
     "sm"},
    {kFr,
     "La société, valorisée 8 milliards de dollars, a fait entrer trois nouveaux actionnaires qui "
     "ont souscrit pour 450 millions de dollars d'actions nouvelles.",
     "ms"},
    {kFr, "Le loyer annuel s'élèvera à 38 millions d'euros ; le bail court jusqu'en 2041.", "s"},
    {kFr,
     "Chez Norival, la marge a fondu : 75 millions d'euros de perte au premier semestre pour 410 "
     "millions de revenus.",
     "mm"},
    {kFr,
     "L'État néerlandais entre à hauteur de 200 millions d'euros au capital d'Ampelos, qui "
     "cherchait un demi-milliard.",
     "so"},
    {kFr,
     "L'hébergeur s'est vu confier par la banque centrale un contrat pluriannuel chiffré à 260 "
     "millions de francs suisses.",
     "s"},
    {kFr,
     "Pour étoffer son offre, Cirrus Nord débourse 145 millions d'euros et met la main sur "
     "l'éditeur nantais Palimpse.",
     "s"},
    {kFr,
     "Le gestionnaire d'actifs a bouclé son cinquième véhicule à 2,8 milliards d'euros, au-delà de "
     "l'objectif de 2 milliards.",
     "mm"},
    {kFr,
     "Avec cette commande ferme de 340 millions d'euros, le carnet du fabricant dépasse 1,2 "
     "milliard.",
     "sm"},
    {kFr,
     "La banque publique accorde un prêt de 95 millions d'euros à Lithoé, dont les pertes ont "
     "atteint 22 millions l'an dernier.",
     "sm"},
    {kFr,
     "Les trois opérateurs s'engagent à acheter pour 4 milliards de dollars d'électricité "
     "nucléaire sur vingt ans.",
     "s"},
    {kFr,
     "L'action a perdu 12 %, effaçant 3 milliards d'euros de valeur boursière en une séance.",
     "m"},
    {kFr, "Vendue 780 millions de livres, la filiale britannique emploie 600 personnes.", "s"},
    {kFr,
     "Le conseil régional a voté une aide de 30 millions d'euros ; Orphée, elle, mise 210 millions "
     "sur son nouveau site.",
     "os"},
    {kFr,
     "Un chèque de 500 millions de dollars de la part de Bastion Capital porte à 1,3 milliard les "
     "sommes levées par Vega depuis sa création.",
     "sr"},
    {kFr, "Facture totale du chantier : 2,4 milliards d'euros, selon la préfecture.", "o"},
    {kDe,
     "Der Leipziger Betreiber Kaltwerk hat von der Bundesagentur den Zuschlag für ein 850 "
     "Millionen Euro schweres Rahmenprojekt bekommen. Der Jahresumsatz lag zuletzt bei 1,3 "
     "Milliarden Euro.",
     "sm"},
    {kDe,
     "Für 2,4 Milliarden Dollar schluckt Orbitron den Wettbewerber Nexal. Die Aktionäre erhalten "
     "31 Dollar je Aktie.",
     "sm"},
    {kDe,
     "Medienbericht: Fjordcloud steht vor Großauftrag über 5,5 Milliarden Dollar\nAn der Börse ist "
     "der Konzern damit 41 Milliarden Dollar wert.",
     "sm"},
    {kDe,
     "Das Konsortium stellt dem Start-up 320 Mio. Euro an Eigenkapital und 180 Mio. Euro an "
     "Krediten bereit, zusammen also eine halbe Milliarde Euro.",
     "ssr"},
    {kDe,
     "Die Bewertung stieg in der jüngsten Runde, in der 700 Millionen Dollar zusammenkamen, auf "
     "9,2 Milliarden Dollar.",
     "sm"},
    {kDe,
     "Der Mietvertrag läuft zwölf Jahre und bringt Nordhafen rund 4,1 Mrd. Euro (4,8 Mrd. Dollar) "
     "ein.",
     "sr"},
    {kDe,
     "Der Quartalsgewinn sank auf 210 Millionen Euro. Im laufenden Jahr sollen 3 Milliarden Euro "
     "in neue Rechenzentren fließen.",
     "mm"},
    {kDe,
     "Laut Vertrag überweist Quantis dem Anbieter 30 Millionen Euro im Monat, insgesamt 1,08 "
     "Milliarden Euro bis Ende 2028.",
     "os"},
    {kDe,
     "Gegen Helvion verhängte die Behörde ein Bußgeld in Höhe von 60 Millionen Euro; am selben Tag "
     "gab das Unternehmen den Verkauf seiner Glasfasersparte für 1,9 Milliarden Euro bekannt.",
     "os"},
    {kDe,
     "Mit 1,5 Milliarden Euro beteiligt sich der Staatsfonds an der Fabrik, deren Bau auf 6 "
     "Milliarden Euro veranschlagt wird.",
     "so"},
    {kDe,
     "Die Anleihe hat ein Volumen von 2 Milliarden Dollar und wird mit 7,5 Prozent verzinst. Sie "
     "löst einen Überbrückungskredit von 1,2 Milliarden Dollar ab.",
     "ss"},
    {kDe,
     "Auftragswert: 430 Mio. Euro\nLaufzeit: 8 Jahre\nAuftragsbestand gesamt: 3,7 Mrd. Euro",
     "sm"},
    {kDe,
     "„Wir haben uns Kapazität für 600 Millionen Dollar gesichert“, sagte der Finanzchef von "
     "Auralis.",
     "s"},
    {kDe,
     "Insgesamt 12 Milliarden Dollar nimmt der Konzern über Anleihen auf, um die Übernahme von "
     "Pelion zu bezahlen, für die er 15 Milliarden Dollar bietet.",
     "ss"},
    {kDe,
     "Der Chiphersteller Arvion und der Cloudbetreiber Sundwerk haben sich auf Lieferungen im "
     "Gegenwert von 2,7 Milliarden Dollar verständigt.",
     "s"},
    {kDe,
     "Vorstandschef und Gründer halten 60 Prozent; der Rest geht für 340 Millionen Euro an einen "
     "Finanzinvestor.",
     "s"},
    {kDe,
     "Im dritten Quartal erlöste der Rechenzentrumsbetreiber 480 Millionen Euro, vor Steuern "
     "blieben 52 Millionen Euro übrig.",
     "mm"},
    {kDe,
     "Die Investoren zeichneten neue Aktien für 275 Mio. Euro. Damit ist das Jungunternehmen nun "
     "1,9 Mrd. Euro wert.",
     "sm"},
    {kDe,
     "Rund 95 Millionen Euro Miete im Jahr wird der Anker-Mieter Polytech zahlen, und das über 20 "
     "Jahre.",
     "s"},
    {kDe,
     "Die EU-Kommission genehmigte Beihilfen von 620 Millionen Euro; das Werk in Dresden soll 3,4 "
     "Milliarden Euro kosten.",
     "oo"},
    {kDe,
     "Novacore legt 1,15 Milliarden Dollar für den schwedischen Spezialisten Ljusdata hin – mehr "
     "als das Zwölffache von dessen Jahreserlösen von 92 Millionen Dollar.",
     "sm"},
    {kDe,
     "Mit einem Volumen von 1,3 Milliarden Euro ist es der größte Abschluss der Firmengeschichte, "
     "teilte Gridkraft mit.",
     "s"},
    {kDe,
     "Für zehn Jahre Rechenleistung zahlt der Autobauer insgesamt 1,4 Milliarden Euro an "
     "Weserdata.",
     "s"},
    {kDe,
     "Die Wandelanleihe über 650 Millionen Dollar war vierfach überzeichnet; der Kurs gab um fünf "
     "Prozent nach.",
     "s"},
    {kDe,
     "Der Gründer verkauft Aktien im Wert von 80 Millionen Euro und hält danach noch Anteile für "
     "400 Millionen Euro.",
     "so"},
    {kDe,
     "Das Unternehmen rechnet 2027 mit einem Umsatz zwischen 2,1 und 2,3 Milliarden Euro.",
     "m"},
    {kDe,
     "Der Bund steuert 300 Millionen Euro an Zuschüssen bei, den Rest des "
     "1,1-Milliarden-Euro-Projekts trägt Kaltwerk.",
     "os"},
    {kDe, "Hamburger Softwarehaus für 220 Millionen Euro an US-Investor verkauft", "s"},
    {kDe,
     "Gerichtlich verglichen: Orbitron zahlt 35 Millionen Dollar an frühere Mitarbeiter.",
     "o"},
    {kDe,
     "Nach Angaben aus Verhandlungskreisen soll Lumera rund 2,2 Milliarden Euro für die Mehrheit "
     "an Sankt-Gall-Datentechnik auf den Tisch legen.",
     "s"},
    {kDe,
     "Polaris Kapital führt die Runde über 140 Millionen Dollar an; die Firma wird dabei mit 1,1 "
     "Milliarden Dollar bewertet.",
     "sm"},
    {kDe,
     "Das Land Sachsen lockt mit 200 Millionen Euro, Orbitron selbst will 1,8 Milliarden Euro in "
     "das Werk stecken.",
     "os"},
    {kDe,
     "Wegen hoher Abschreibungen stand unter dem Strich ein Minus von 410 Millionen Euro.",
     "m"},
    {kDe,
     "Der Speicherhersteller liefert ab 2027 Chips für 3,6 Milliarden Dollar an Auralis, die "
     "Hälfte des Betrags ist bei Vertragsschluss fällig.",
     "s"},
    {kDe, "Mit 900 Millionen Euro Jahresumsatz gehört Weserdata zu den kleineren Anbietern.", "m"},
    {kDe,
     "Kreditgeber gewähren dem Betreiber eine Linie von 1,5 Milliarden Dollar, besichert durch "
     "40.000 Grafikkarten.",
     "s"},
    {kDe,
     "Um 11 Prozent auf 64 Milliarden Euro ist der Börsenwert seit der Ankündigung geklettert.",
     "m"},
    {kDe, "Auftrag aus Oslo: Kaltwerk baut für 75 Millionen Euro eine Kühlanlage.", "s"},
    {kDe,
     "Die Übernahme durch Nexal ist geplatzt, damit entfällt auch der Kaufpreis von 680 Millionen "
     "Euro.",
     "s"},
    {kDe, "Im Streit um Patente muss Helvion 48 Millionen Dollar Schadenersatz leisten.", "o"},
    {kDe,
     "Anleger boten 12 Milliarden Euro für die Papiere, ausgegeben wurden Anleihen für 3 "
     "Milliarden Euro.",
     "os"},
    {kEs,
     "La operadora gallega Brétema se ha adjudicado un contrato de 320 millones de euros con el "
     "ministerio. Su facturación ronda los 1.100 millones.",
     "sm"},
    {kEs,
     "Compra de 4.500 millones de dólares en procesadores: Solaria Cloud cierra el mayor pedido de "
     "su historia.",
     "s"},
    {kEs,
     "El fondo Cierzo inyectará 275 millones de euros en la empresa emergente, valorada ahora en "
     "2.000 millones de euros.",
     "sm"},
    {kEs,
     "La deuda neta se redujo a 3.400 millones de euros y el beneficio operativo creció hasta los "
     "790 millones de euros.",
     "mm"},
    {kEs,
     "Según dos fuentes, Pampa Chips negocia vender su filial chilena por unos 1,3 billones de "
     "pesos chilenos (unos 1.400 millones de dólares).",
     "sr"},
    {kEs,
     "El arrendamiento, a doce años, supondrá para Tramontana ingresos de 2.900 millones de "
     "dólares.",
     "s"},
    {kEs,
     "La autoridad impuso una sanción de 38 millones de euros. La empresa, que cotiza con un valor "
     "bursátil de 5.600 millones, recurrirá.",
     "om"},
    {kEs,
     "Mediante una emisión de bonos, Altiplano captó 1.250 millones de dólares, de los cuales 400 "
     "millones irán a refinanciar deuda.",
     "sr"},
    {kEs,
     "\"Pusimos 95 millones de dólares para quedarnos con el 12%\", explicó la directora de "
     "Jacaranda Ventures.",
     "s"},
    {kEs,
     "Ambas partes firmaron un acuerdo marco por hasta 6.000 millones de dólares; la primera fase "
     "asciende a 1.500 millones.",
     "sr"},
    {kEs,
     "Importe: 780 millones de euros\nPlazo: siete años\nInversión total prevista en el campus: "
     "3.200 millones de euros",
     "so"},
    {kEs,
     "La ampliación de capital, de 640 millones de euros, fue suscrita por tres bancos. El capex "
     "de 2027 será de 1.800 millones de euros.",
     "sm"},
    {kEs,
     "Pagará 50 millones de dólares al año durante una década por el centro de datos de Querétaro, "
     "un gasto que su matriz considera asumible.",
     "s"},
    {kEs,
     "Trato hecho: 2.200 mdd por la participación mayoritaria. El grupo mexicano facturó 18,500 "
     "mdp en 2025.",
     "sm"},
    {kEs,
     "La firma sevillana Lumbre se hizo con el concurso del Gobierno: 210 millones de euros por "
     "cinco años de servicios en la nube.",
     "s"},
    {kEs,
     "Con una prima del 30%, la oferta valora a Cantábrica Digital en 1.450 millones de euros.",
     "s"},
    {kEs,
     "El grupo perdió 87 millones de euros entre enero y junio, frente a los 12 millones ganados "
     "un año antes.",
     "mm"},
    {kEs, "El alquiler rondará los 22 millones de euros anuales durante quince años.", "s"},
    {kEs,
     "Tres fondos suscriben 380 millones de dólares en pagarés convertibles de Andina Compute, "
     "cuya capitalización supera los 5.000 millones.",
     "sm"},
    {kEs,
     "El Estado aportará 60 millones en ayudas a una planta presupuestada en 900 millones de "
     "euros.",
     "oo"},
    {kEs,
     "Vendida por 730 millones de dólares la filial brasileña de Orinoco Data, que ingresó 160 "
     "millones el año pasado.",
     "sm"},
    {kEs,
     "El juez obliga a Faro Networks a pagar 14 millones de euros de indemnización a su antiguo "
     "socio.",
     "o"},
    {kEs,
     "La eléctrica Sierralta venderá energía a Meridiano Cloud por 1.300 millones de euros a lo "
     "largo de 15 años.",
     "s"},
    {kEs,
     "Cierre de ronda: 45 millones de euros para Dédalo, que ya suma 110 millones captados desde "
     "su fundación.",
     "sr"},
    {kEs,
     "Los gastos de personal crecieron hasta 64 millones de euros, y el resultado bruto cayó a 31 "
     "millones.",
     "mm"},
    {kEs,
     "El consorcio invertirá 2.700 millones de dólares en cables submarinos adjudicados a la "
     "francesa Abyssale.",
     "s"},
    {kEs,
     "Adquirida por 3.100 millones de dólares en 2023, la compañía vale hoy menos de la mitad: "
     "unos 1.400 millones.",
     "sm"},
    {kEs,
     "Una multa de 9 millones de euros y un contrato perdido de 150 millones lastran el año de "
     "Faro Networks.",
     "os"},
    {kEs, "El precio acordado, 415 millones de euros, incluye la deuda de 60 millones.", "sm"},
    {kEs,
     "El gigante chileno Altiplano vendió bonos por 700 millones de dólares y destinará 300 "
     "millones a recomprar los antiguos.",
     "sr"},
    {kEs,
     "Solaria Cloud reservó capacidad por valor de 1.900 millones de dólares en tres campus.",
     "s"},
    {kEs,
     "La inteligencia artificial moverá 300.000 millones de dólares en 2030, según la consultora "
     "Prisma.",
     "m"},
};

}  // namespace

std::span<const DealPassage> deal_passages() noexcept {
  return kPassages;
}

}  // namespace lode::money
