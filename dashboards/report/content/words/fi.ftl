# Suuntausraportti suomeksi. Viestien koodit ovat samat kuin tiedostossa en.ftl.

title = Suuntausraportti: seksityössä tavoitetut ihmiset
edition-network = Kaikki verkoston maat
edition-country = { $place }
edition-outside = Rahoittajille
notice-invented = Tiedot on keksitty: tämä on esittelyverkosto. Vain vuoden 2012 kartoitus on todellinen.
footer = Julkaisu { $release }, tilanne { $day }. Luvuissa on pieniä satunnaismuutoksia; ei maksujen perusteeksi.
word-contents = Sisällys
word-figure = Kuvio
word-table = Taulukko
word-source = Lähde
word-page = Sivu
word-release = Julkaisu
word-your-words = Oma teksti
word-prompts = Mitä tässä voisi lukea
word-chapter = Luku
word-dashes = – liian vähän näytettäväksi tai ei ketään

## Jaksot

period-year = { $year }
    .in = vuonna { $year }
period-half-year = { $year }/{ $part ->
        [1] I
       *[2] II
    } vuosipuolisko
    .in = vuoden { $year } { $part ->
        [1] I
       *[2] II
    } vuosipuoliskolla
period-quarter = { $year }/{ $part ->
        [1] I
        [2] II
        [3] III
       *[4] IV
    } neljännes
    .in = vuoden { $year } { $part ->
        [1] I
        [2] II
        [3] III
       *[4] IV
    } neljänneksellä
period-month = { $month }
    .in = jaksolla { $month }

## Maat

place-other = { $name }
    .in = maassa { $name }
    .from = maasta { $name }
place-AM = Armenia
    .in = Armeniassa
    .from = Armeniasta
place-AZ = Azerbaidžan
    .in = Azerbaidžanissa
    .from = Azerbaidžanista
place-BG = Bulgaria
    .in = Bulgariassa
    .from = Bulgariasta
place-BR = Brasilia
    .in = Brasiliassa
    .from = Brasiliasta
place-BY = Valko-Venäjä
    .in = Valko-Venäjällä
    .from = Valko-Venäjältä
place-CZ = Tšekki
    .in = Tšekissä
    .from = Tšekistä
place-DE = Saksa
    .in = Saksassa
    .from = Saksasta
place-EE = Viro
    .in = Virossa
    .from = Virosta
place-FI = Suomi
    .in = Suomessa
    .from = Suomesta
place-GE = Georgia
    .in = Georgiassa
    .from = Georgiasta
place-KG = Kirgisia
    .in = Kirgisiassa
    .from = Kirgisiasta
place-KZ = Kazakstan
    .in = Kazakstanissa
    .from = Kazakstanista
place-LT = Liettua
    .in = Liettuassa
    .from = Liettuasta
place-LV = Latvia
    .in = Latviassa
    .from = Latviasta
place-MD = Moldova
    .in = Moldovassa
    .from = Moldovasta
place-NG = Nigeria
    .in = Nigeriassa
    .from = Nigeriasta
place-NO = Norja
    .in = Norjassa
    .from = Norjasta
place-PL = Puola
    .in = Puolassa
    .from = Puolasta
place-RO = Romania
    .in = Romaniassa
    .from = Romaniasta
place-RU = Venäjä
    .in = Venäjällä
    .from = Venäjältä
place-SE = Ruotsi
    .in = Ruotsissa
    .from = Ruotsista
place-TH = Thaimaa
    .in = Thaimaassa
    .from = Thaimaasta
place-TJ = Tadžikistan
    .in = Tadžikistanissa
    .from = Tadžikistanista
place-TR = Turkki
    .in = Turkissa
    .from = Turkista
place-UA = Ukraina
    .in = Ukrainassa
    .from = Ukrainasta
place-UZ = Uzbekistan
    .in = Uzbekistanissa
    .from = Uzbekistanista
place-VN = Vietnam
    .in = Vietnamissa
    .from = Vietnamista

## Miksi lukua ei ole

status-shown = näytetään
status-few = liian vähän näytettäväksi tai ei ketään
status-one-partner = siellä toimii vain yksi kumppani, jonka lukuja ei näytetä
status-gap = yksikään kumppani ei ole raportoinut
status-open = jakso ei ole vielä sulkeutunut
status-no-denominator = ei arviota ihmisten määrästä
status-not-observable = ei havaittavissa
cell-gap = ei raporttia
cell-open = jakso auki
cell-no-denominator = ei arviota
cell-not-observable = ei havaittavissa
cell-not-compared = ei verrata
cell-not-printed = ei painettu
cell-none-lacking = ei mitään
cell-yes = kyllä
cell-no = ei
note-dash = – tarkoittaa: liian vähän näytettäväksi tai ei ketään. Näitä kahta ei koskaan eroteta.
note-gap-in-figure = Missä kuvio on tyhjä, lukua ei näytetä: ihmisiä on liian vähän tai ei ketään, tai raporttia ei ole.

## Luvut

chapter-summary = Tiivistelmä selvin sanoin
chapter-changed = Mikä on muuttunut edellisestä raportista
chapter-scene = Kenttä ja sen muutokset
chapter-people = Keitä tavoitetut ihmiset ovat
chapter-origins = Maan omat ja muuttaneet
chapter-workplaces = Missä ihmiset työskentelevät ja miten se muuttuu
chapter-reach = Montako ihmistä tavoitettiin ja kuinka monesta
chapter-mobility = Liikkuvuus
chapter-services = Palvelut, jaetut tarvikkeet ja ohjaukset
chapter-violations = Ilmoitetut oikeudenloukkaukset
chapter-control = Haavoittuvuus ja päätösvalta työoloista
chapter-barriers = Rakenteelliset esteet
chapter-population = Montako ihmistä tekee seksityötä
chapter-voices = Mitä seksityöntekijöiden järjestöt sanovat näistä luvuista
chapter-recommendations = Suositukset
chapter-quality = Tietojen laatu, ja mitä ei voi sanoa
chapter-mapping-2012 = Vuoden 2012 kokous
chapter-methods = Menetelmät ja sanasto
chapter-annex = Liite: aikasarjat
chapter-sources = Jokaisen kuvion, taulukon ja lauseen lähteet

## Mitä tässä ei ole

no-data = Tässä julkaisussa ei ole lukuja tähän lukuun.
no-data-country = Yhden maan tiedostossa ei ole lukuja tähän lukuun: siinä ei ole mitään, mikä koskee kahta maata tai toista maata.
no-data-outside = Rahoittajien raportissa ei ole lukuja tähän lukuun: pienet virrat ja pienet ryhmät jäävät verkoston sisälle.
nothing-short = Nämä luvut julkaistaan pidemmiltä jaksoilta, eikä yksikään niistä ole kokonaan näiden kuukausien sisällä.
nothing-closed = Yksikään tämän raportin jakso ei ole vielä sulkeutunut näiden lukujen osalta, koska myöhässä tulevat raportit voivat yhä muuttaa niitä.
not-closed = Nämä luvut eivät ole vielä lopullisia jaksolta { $longer }; uusin suljettu jakso on { $period }.

## Kenttä

summary-lead = { $place }: { $text }
events-none = { $place } tälle jaksolle ei ole ilmoitettu yhtään päivättyä tapahtumaa.
events = { $place } tälle jaksolle osuu { $events ->
        [one] yksi päivätty tapahtuma
       *[other] { $events } päivättyä tapahtumaa
    }: { $listed }.
event-named = ”{ $event }” ({ $day })
windows-caveat = Tapahtumaa edeltäviä ja seuraavia kuutta kuukautta verrataan samoilla kumppaneilla. Se, että jokin tuli tapahtuman jälkeen, ei todista, että se johtui siitä.
window-broken = Tapahtumaa { $event } edeltäviä ja seuraavia kuutta kuukautta ei verrata: sarja katkeaa sinä aikana ({ $events }).
window-reached-up = Samat kumppanit tavoittivat kuuden kuukauden aikana tapahtuman { $event } jälkeen enemmän ihmisiä kuin kuuden kuukauden aikana ennen sitä: { $after }, aiemmin { $before }.
window-reached-down = Samat kumppanit tavoittivat kuuden kuukauden aikana tapahtuman { $event } jälkeen vähemmän ihmisiä kuin kuuden kuukauden aikana ennen sitä: { $after }, aiemmin { $before }.
window-indoor-up = Samojen kumppanien tavoittamista ihmisistä useampi työskenteli sisätiloissa kuuden kuukauden aikana tapahtuman { $event } jälkeen kuin ennen sitä: { $after }, aiemmin { $before }.
    .short = Tapahtuman { $event } jälkeen useampi samojen kumppanien tavoittamista ihmisistä työskenteli sisätiloissa ({ $after }, aiemmin { $before }); syytä se ei todista.
window-indoor-down = Samojen kumppanien tavoittamista ihmisistä harvempi työskenteli sisätiloissa kuuden kuukauden aikana tapahtuman { $event } jälkeen kuin ennen sitä: { $after }, aiemmin { $before }.
    .short = Tapahtuman { $event } jälkeen harvempi samojen kumppanien tavoittamista ihmisistä työskenteli sisätiloissa ({ $after }, aiemmin { $before }); syytä se ei todista.
window-violations-up = Samojen kumppanien tavoittamista ihmisistä useampi kertoi oikeudenloukkauksesta kuuden kuukauden aikana tapahtuman { $event } jälkeen kuin ennen sitä: { $after }, aiemmin { $before }.
window-violations-down = Samojen kumppanien tavoittamista ihmisistä harvempi kertoi oikeudenloukkauksesta kuuden kuukauden aikana tapahtuman { $event } jälkeen kuin ennen sitä: { $after }, aiemmin { $before }.
window-unclear = Tapahtumaa { $event } edeltävien ja seuraavien kuuden kuukauden välillä ei ole selvää muutosta; verrattiin: { $measures }.
window-open = Kuuden kuukauden jakso tapahtuman { $event } jälkeen ei ole vielä sulkeutunut, joten mitään ei verrata.
window-few = Tapahtuman { $event } ympärillä tavoitettiin liian vähän ihmisiä vertailuun.
window-not-observable = Tapahtumaa { $event } edeltävää ja seuraavaa aikaa ei voi verrata: yksikään kumppani ei raportoinut joka kuukaudelta.
measure-indoor-share = sisätiloissa työskentelevien osuus
measure-violations-reported = oikeudenloukkauksesta kertoneiden osuus
measure-persons-reached = tavoitettujen ihmisten määrä
window-side-before = ennen
window-side-after = jälkeen

## Osuudet vuotta aiempaan verrattuna

change-none-before = Vuotta aiemmalta ajalta ei ole lukua.
change-hidden-before = Vuotta aiempaa lukua ei näytetä: { $reason }.
change-broken = Vuotta aiemmin se oli { $before }; osuuksia ei verrata: sarja katkeaa välillä ({ $events }).
change-up-other-reports = Vuotta aiemmin se oli { $before }: osuus on noussut { $points } prosenttiyksikköä, mutta odotetuista raporteista saapui { $complete_after }, silloin { $complete_before }: syy voi olla siinä, ketkä raportoivat.
change-down-other-reports = Vuotta aiemmin se oli { $before }: osuus on laskenut { $points } prosenttiyksikköä, mutta odotetuista raporteista saapui { $complete_after }, silloin { $complete_before }: syy voi olla siinä, ketkä raportoivat.
change-up = Vuotta aiemmin se oli { $before }: osuus on noussut { $points } prosenttiyksikköä, enemmän kuin sattuma selittää.
change-down = Vuotta aiemmin se oli { $before }: osuus on laskenut { $points } prosenttiyksikköä, enemmän kuin sattuma selittää.
change-unclear = Vuotta aiemmin se oli { $before }: ei selvää muutosta.

## Keitä

gender-woman = naisia { $share }
gender-man = miehiä { $share }
gender-trans-or-nonbinary = trans- tai muunsukupuolisia { $share }
gender-not-asked = ihmisiä, joilta sukupuolta ei kysytty, { $share }
gender = { $place } { $period } tavoitettiin { $people ->
        [one] yksi ihminen
       *[other] { $people } ihmistä
    }: { $parts }.
gender-some-hidden = { $place } { $period } tavoitettiin { $people ->
        [one] yksi ihminen
       *[other] { $people } ihmistä
    }: { $parts }; muut ryhmät ovat liian pieniä näytettäviksi.
gender-hidden = { $place } { $period } yksikään ryhmä ei sukupuolen mukaan ole tarpeeksi suuri näytettäväksi.
age-young = Kaikista tavoitetuista ihmisistä alle 25-vuotiaita oli { $share }.

## Mistä

migrants = { $place } { $period } tavoitetuista ihmisistä { $share } tuli toisesta maasta eli noin { $people ->
        [one] yksi ihminen
       *[other] { $people } ihmistä
    }.
    .short = Tavoitetuista ihmisistä { $share } tuli toisesta maasta.
migrants-hidden = { $place } { $period } toisesta maasta tulleiden osuutta ei näytetä: { $reason }.
internal-migrants = Lisäksi { $share } tuli muualta samasta maasta.
origins = Suurimmat ryhmät alkuperämaan mukaan: { $listed }.
origins-none = Yhdestäkään alkuperämaasta ei ole tarpeeksi ihmisiä näytettäväksi.

## Missä ihmiset työskentelevät

setting-indoor = sisätiloissa työskenteli { $share }
setting-outdoor = ulkona { $share }
setting-remote = vain etänä { $share }
setting-multi-setting = useammassa näistä { $share }
settings = { $place } { $period } tavoitetuista ihmisistä, joiden työskentelypaikka tiedetään, { $parts }.
    .short = Niistä, joiden työskentelypaikka tiedetään, { $parts }.
settings-hidden = { $place } { $period } yhdenkään työskentelypaikan osuutta ei näytetä.
setting-first-year = Vuotta aiempaa aikaa, johon verrata, ei ole.
setting-broken = Sisätiloissa työskentelevien osuutta ei verrata (edellinen jakso: { $before }): sarja katkeaa välillä ({ $events }).
setting-incomplete = Sisätiloissa työskentelevien osuutta ei verrata (edellinen jakso: { $before }): raporteista saapui liian harva (silloin { $complete_before }, nyt { $complete_after }).
setting-not-comparable = Sisätiloissa työskentelevien osuutta ei verrata (edellinen jakso: { $before }): { $reason }.
setting-not-comparable-plain = Sisätiloissa työskentelevien osuutta ei verrata (edellinen jakso: { $before }).
setting-clear-real = Sisätiloissa työskentelevien osuus muuttui { $change } prosenttiyksikköä (edellinen jakso: { $before }). Suurin osa on todellista ({ $real }); { $composition } tulee siitä, missä, ja { $channel } siitä, miten ihmisiä tavoitettiin, { $who_reported } siitä, ketkä raportoivat.
setting-clear-who = Sisätiloissa työskentelevien osuus muuttui { $change } prosenttiyksikköä (edellinen jakso: { $before }), mutta suurin osa tulee siitä, ketkä raportoivat ({ $who_reported }); todellista on { $real }.
setting-clear-where = Sisätiloissa työskentelevien osuus muuttui { $change } prosenttiyksikköä (edellinen jakso: { $before }), mutta suurin osa tulee siitä, missä ihmisiä tavoitettiin ({ $composition }); todellista on { $real }.
setting-clear-how = Sisätiloissa työskentelevien osuus muuttui { $change } prosenttiyksikköä (edellinen jakso: { $before }), mutta suurin osa tulee siitä, miten ihmisiä tavoitettiin ({ $channel }); todellista on { $real }.
setting-clear-rest = Sisätiloissa työskentelevien osuus muuttui { $change } prosenttiyksikköä (edellinen jakso: { $before }); suurinta osaa ei voi selittää, todellista on { $real }.
setting-clear-parts = Sisätiloissa työskentelevien osuus muuttui { $change } prosenttiyksikköä (edellinen jakso: { $before }), eikä mikään osa yksin ole siitä suurin osa: todellista on { $real }, { $composition } tulee siitä, missä, ja { $channel } siitä, miten ihmisiä tavoitettiin, { $who_reported } siitä, ketkä raportoivat, ja { $residual } ei voi selittää.
setting-unclear-who = Sisätiloissa työskentelevien osuus muuttui { $change } prosenttiyksikköä (edellinen jakso: { $before }), mutta siitä { $who_reported } tulee siitä, ketkä raportoivat. Molemmilta jaksoilta raportoineilla kumppaneilla selvää muutosta ei ole.
setting-unclear = Sisätiloissa työskentelevien osuudessa ei ole selvää muutosta (edellinen jakso: { $before }) niillä kumppaneilla, jotka raportoivat molemmilta jaksoilta.
swing-none = Vuoden neljännesten välillä sisätiloissa työskentelevien osuudessa ei ole selvää eroa.
swing-season = Vuoden aikana sisätiloissa työskentelevien osuus vaihteli: pienimmillään { $low } ({ $low_quarter }), suurimmillaan { $high } ({ $high_quarter }). Vuotta aiemmin samat neljännekset erosivat samoin ({ $low_before } ja { $high_before }): tämä on kausivaihtelua eikä siirtymä.
swing-unknown = Vuoden aikana sisätiloissa työskentelevien osuus vaihteli: pienimmillään { $low } ({ $low_quarter }), suurimmillaan { $high } ({ $high_quarter }). Onko se kausivaihtelua, sitä ei voi sanoa ilman edellistä vuotta.
swing-not-repeated = Vuoden aikana sisätiloissa työskentelevien osuus vaihteli: pienimmillään { $low } ({ $low_quarter }), suurimmillaan { $high } ({ $high_quarter }). Vuotta aiemmin samat neljännekset eivät eronneet näin ({ $low_before } ja { $high_before }), joten kausivaihtelu yksin ei sitä selitä.
season-trend-up = Sisätiloissa työskentelevien osuus nousi kausivaihtelun lisäksi { $slope } prosenttiyksikköä vuodessa (väli { $low } … { $high }; { $first } – { $last }). Kausivaihtelu itse siirtää sitä noin { $season } prosenttiyksikköä.
season-trend-down = Sisätiloissa työskentelevien osuus laski kausivaihtelun lisäksi { $slope } prosenttiyksikköä vuodessa (väli { $low } … { $high }; { $first } – { $last }). Kausivaihtelu itse siirtää sitä noin { $season } prosenttiyksikköä.
season-no-trend = Kausivaihtelun lisäksi ei ole selvää suuntausta ({ $first } – { $last }); kausivaihtelu siirtää osuutta noin { $season } prosenttiyksikköä.
season-broken = Kausivaihtelu siirtää osuutta vuoden aikana noin { $season } prosenttiyksikköä. Suuntausta ei kerrota, koska tapahtuma katkaisee sarjan.
season-short = Suuntausta ei voi vielä erottaa kausivaihtelusta: vertailukelpoisia kuukausia on vasta { $months }.
next-outdoor = edelleen ulkona { $share }
next-indoor = sisätiloissa { $share }
next-both = molemmissa { $share }
transitions = { $place } niistä, jotka { $period } työskentelivät ulkona, seuraavalla jaksolla työskenteli { $parts }; { $missed } jäi kohtaamatta, eikä heistä tiedetä mitään.
transitions-missed = { $place } niistä, jotka { $period } työskentelivät ulkona, { $missed } jäi seuraavalla jaksolla kohtaamatta, eikä heistä tiedetä mitään.

## Tavoitetut ja kattavuus

reach = { $place } verkoston kumppanit tavoittivat { $period } noin { $people ->
        [one] yhden ihmisen
       *[other] { $people } ihmistä
    }.
one-partner = { $place } { $period } ihmisten määriä ei näytetä: siellä toimii vain yksi kumppani, jonka lukuja ei näytetä.
reach-hidden = { $place } { $period } tavoitettujen ihmisten määrää ei näytetä: { $reason }.
reach-first-year = Vuotta aiempaa aikaa, johon verrata, ei ole.
reach-hidden-before = Vuotta aiempaa lukua ei näytetä.
reach-up = Se on noin { $difference } enemmän kuin vuotta aiemmin ({ $before }), enemmän kuin sattuma selittää.
reach-up-more-reports = Se on noin { $difference } enemmän kuin vuotta aiemmin ({ $before }), mutta myös raportteja saapui enemmän: { $complete_after } odotetuista, aiemmin { $complete_before }.
reach-up-other-partners = Se on noin { $difference } enemmän kuin vuotta aiemmin ({ $before }), mutta kaikki kumppanit eivät ole samoja: joku aloitti tai lopetti välillä tai raportoi vain toiselta jaksolta.
reach-up-other-reports = Se on noin { $difference } enemmän kuin vuotta aiemmin ({ $before }), mutta raportteja saapui eri määrä: { $received_after }, aiemmin { $received_before }.
reach-down = Se on noin { $difference } vähemmän kuin vuotta aiemmin ({ $before }), enemmän kuin sattuma selittää.
reach-down-fewer-reports = Se on noin { $difference } vähemmän kuin vuotta aiemmin ({ $before }), mutta myös raportteja saapui vähemmän: { $complete_after } odotetuista, aiemmin { $complete_before }.
reach-down-other-partners = Se on noin { $difference } vähemmän kuin vuotta aiemmin ({ $before }), mutta kaikki kumppanit eivät ole samoja: joku aloitti tai lopetti välillä tai raportoi vain toiselta jaksolta.
reach-down-other-reports = Se on noin { $difference } vähemmän kuin vuotta aiemmin ({ $before }), mutta raportteja saapui eri määrä: { $received_after }, aiemmin { $received_before }.
reach-unclear = Vuotta aiemmin heitä oli noin { $before }: ei selvää muutosta.
reach-unclear-fewer-reports = Vuotta aiemmin heitä oli noin { $before }: ei selvää muutosta, vaikka raportteja saapui vähemmän ({ $complete_after } odotetuista, aiemmin { $complete_before }).
coverage = Se on { $share } niistä { $of } ihmisestä, joiden arvioidaan tekevän seksityötä kaupungeissa, joissa kumppanit toimivat.
    .short = Se on { $share } kumppanien kaupungeista tehdystä arviosta.
coverage-above = Se on { $share } niistä { $of } ihmisestä, joiden arvioidaan tekevän seksityötä kaupungeissa, joissa kumppanit toimivat. Se ylittää 100 % pienimmästä arviosta: arvio on liian pieni, tai ihmisiä tulee ja lähtee jakson aikana.
coverage-no-range = Se on { $point } niistä { $of } ihmisestä, joiden arvioidaan tekevän seksityötä kaupungeissa, joissa kumppanit toimivat. Lähde ei anna vaihteluväliä, joten luku on epävarmempi kuin miltä näyttää.
coverage-none = Kaupungeista, joissa kumppanit toimivat, ei ole arviota ihmisten määrästä, joten kattavuutta ei voi antaa.
coverage-old = Arvio on vuodelta { $year }; ihmiset ovat muuttaneet sen jälkeen.
coverage-part = Kaikissa näissä kaupungeissa ei toimittu koko jakson ajan, mutta arvio koskee niitä kaikkia; osuutta ei voi verrata koko jakson osuuteen.
coverage-unsealed = Koodeja ei ole sinetöity koko maassa, joten joku on voitu laskea kahdesti; pienin osuus jättää pois ne, jotka kohdattiin vain yhtenä päivänä.
national-share = Vuoden { $year } kansallisesta arviosta ({ $of } ihmistä) kumppanit kohtasivat { $share }; se ei ole maan kattavuus.
national-share-no-range = Vuoden { $year } kansallisesta arviosta ({ $of } ihmistä) kumppanit kohtasivat { $point }; se ei ole maan kattavuus.
target-none = { $place } verkosto ei ole ilmoittanut tavoitetta tälle jaksolle.
target-part = { $place } tavoitteen { $target } (”{ $indicator }”) toteutumista ei arvioida, koska kaikissa kaupungeissa ei toimittu koko jakson ajan: { $share }.
target-met = { $place } tavoite { $target } (”{ $indicator }”) saavutettiin: { $share }.
target-missed = { $place } tavoitetta { $target } (”{ $indicator }”) ei saavutettu: { $share }.
target-within = { $place } tavoite { $target } (”{ $indicator }”) on välin sisällä, joten ei voi sanoa, saavutettiinko se: { $share }.
target-hidden = { $place } tavoitteelle { $target } (”{ $indicator }”) ei ole lukua, jonka voisi näyttää.

## Liikkuvuus

moves-within = { $place } { $period } noin { $people ->
        [one] yksi ihminen
       *[other] { $people } ihmistä
    } kohdattiin ensin yhdessä kaupungissa ja sitten toisessa.
moves-within-hidden = { $place } { $period } kaupungista toiseen siirtyneiden määrää ei näytetä: { $reason }.
other-city = Kaikista tavoitetuista ihmisistä { $share } työskenteli kahdentoista kuukauden aikana myös maan toisessa kaupungissa.
told-and-linked = Mitä ihmiset kertovat ja mitä tietueiden yhdistäminen näyttää, ovat saman virran kaksi mittaa, eikä niitä lasketa yhteen. Kaikki lomakkeet eivät kysy, joten syyt ovat määriä eivätkä osuuksia.
reference = Useassa kaupungissa työskentelevistä TAMPEPin jäsenet arvioivat vuonna 2009 { $reference }, mutta koko työuran ajalta, joten yhden vuoden mitaksi se ei käy.
moved-from = { $place } ({ $people })
moves-across = Toisen maan kumppaneilta tämän maan kumppaneille siirtyi { $period } vähintään: { $listed }.
    .short = Vähintään näin monta ihmistä oli aiemmin kohdattu toisessa maassa: { $listed }.
moves-across-hidden-all = Saapumisia maista, joissa on kumppaneita, ei näytetä { $period }: { $hidden }.
moves-across-hidden = Saapumisia näistä maista ei näytetä: { $hidden }.
told-flows = { $place } { $period } ihmiset kertoivat tulleensa: { $listed }.
told-none = { $place } { $period } samasta matkasta kertoi liian harva.
corridors = Verkoston seuraamilla reiteillä ihmisiä kohdattiin { $period } molemmissa päissä; taulukko kertoo, kuinka monta.
corridors-hidden = Yhdelläkään reitillä ei { $period } ole tarpeeksi ihmisiä näytettäväksi, tai kukaan ei voinut nähdä heitä.
not-observed = Mitä ei näy: ihmiset, joita ei enää kohdata; ihmiset, jotka menevät sinne, missä kumppania ei ole; rajat, joiden toisella puolella koodeja ei sinetöidä. Puuttuva virta ei tarkoita, ettei kukaan liikkunut, ja näytetyt luvut ovat vähimmäismääriä.
not-observed-country = Yhden maan tiedostossa ei ole rajan ylityksiä; ne ovat koko verkoston raportissa. Ihmisiä, joita ei enää kohdattu, ei näy lainkaan.
reasons = { $place } ihmiset, joilta { $period } kysyttiin muuton syytä, mainitsivat useimmin: { $listed }.
reasons-none = { $place } { $period } yhtäkään muuton syytä ei maininnut tarpeeksi moni näytettäväksi.
stays = Miten pitkäksi aikaa aiotaan jäädä, useimmin: { $listed }.
reason-work-and-income = työ ja tulot
reason-clients-or-season = asiakkaat tai sesonki
reason-safety-or-police = turvallisuus tai poliisi
reason-war = sota
reason-family = perhe
reason-documents = asiakirjat
reason-health-or-services = terveys tai palvelut
reason-other = muu syy
stay-days = päiviksi
stay-weeks = viikoiksi
stay-months = kuukausiksi
stay-longer = pidempään
stay-unknown = ei vielä tiedossa
flow-told = kerrottu
flow-linked = yhdistämällä

## Palvelut

services = { $place } { $period } tavoitetuista ihmisistä suurin määrä sai näitä palveluja: { $most }. Näytettävistä palveluista pienin määrä sai näitä: { $rare }; kaikki eivät niitä tarvitse.
services-most = { $place } { $period } tavoitetuista ihmisistä suurin määrä sai näitä palveluja: { $most }.
services-none = { $place } { $period } millään palvelulla ei ole tarpeeksi ihmisiä näytettäväksi.
need-with-share = { $need } – { $people ->
        [one] yksi ihminen
       *[other] { $people } ihmistä
    }, { $share }
need-shelter = turvakoti
need-legal = oikeusapu
need-health = terveydenhuolto
need-documents = apu asiakirjojen kanssa
need-psychosocial = psykososiaalinen tuki
needs = Mitä ihmiset pyysivät ja mihin he eivät jakson aikana saaneet palvelua, useimmin: { $listed }.
    .short = Tarpeet ilman palvelua, useimmin: { $listed }.
needs-none = Tarpeita ilman palvelua ei näytetä: niistä kertoi liian harva, tai lomakkeet eivät kysy.
commodity = { $what } – { $amount } ({ $each } tavoitettua ihmistä kohti)
commodities = Jaettiin { $period }: { $listed }.
referrals = Muuhun palveluun ohjattiin { $period } noin { $people ->
        [one] yksi ihminen
       *[other] { $people } ihmistä
    }; heistä { $share } pääsi perille ainakin kerran.
referrals-made = Muuhun palveluun ohjattiin { $period } noin { $people ->
        [one] yksi ihminen
       *[other] { $people } ihmistä
    }; kuinka moni pääsi perille, sitä ei näytetä.
referrals-hidden = Ohjauksia ei näytetä { $period }: liian vähän ihmisiä tai ei ketään.
injecting = Niistä, joilta kysyttiin, { $share } käyttää huumeita pistämällä.
no-service-returns = Yksikään järjestö ei ole lähettänyt vuosilomaketta, joten ei tiedetä, mitä palveluja on.
no-service-returns-outside = Mitä palveluja alueilta puuttuu, ei ole rahoittajien raportissa.
service-gaps-everywhere = { $place } vuoden { $year } vuosilomakkeiden mukaan yhdelläkään vastanneista alueista (yhteensä { $regions }) kukaan ei tarjoa: { $listed }.
service-gaps = { $place } vuoden { $year } vuosilomakkeiden mukaan jokaista palvelua tarjotaan ainakin yhdellä vastanneista alueista (yhteensä { $regions }); taulukko kertoo, mitä mistäkin puuttuu.
service-gaps-no-return = { $place } yksikään järjestö ei ole lähettänyt vuosilomaketta, joten ei tiedetä, mitä palveluja on.
service-gaps-not-known = { $place } yksikään alue ei vastannut vuoden { $year } vuosilomakkeeseen, joten ei tiedetä, mitä palveluja puuttuu.

## Oikeudenloukkaukset

violations = { $place } { $period } noin { $people ->
        [one] yksi ihminen
       *[other] { $people } ihmistä
    } kertoi kumppanille oikeuksiensa loukkauksesta.
    .short = Noin { $people ->
        [one] yksi ihminen
       *[other] { $people } ihmistä
    } kertoi oikeuksiensa loukkauksesta; se on määrä eikä yleisyys.
violations-hidden = { $place } { $period } oikeudenloukkauksesta kertoneiden määrää ei näytetä: { $reason }.
violation-kinds = Mitä tapahtui, useimmin: { $listed }.
perpetrators = Kuka sen teki: { $listed }.
violations-form = Vuotta aiemmin heitä oli noin { $before }, mutta lomake on sen jälkeen muuttunut, joten lukuja ei verrata.
violations-broken = Vuotta aiemmin heitä oli noin { $before }; lukuja ei verrata: sarja katkeaa välillä ({ $events }).
violations-other-partners = Vuotta aiemmin heitä oli noin { $before }, mutta kaikki kumppanit eivät ole samoja: joku aloitti tai lopetti välillä tai raportoi vain toiselta jaksolta. Siksi lukuja ei verrata.
violations-up-more-reports = Vuotta aiemmin heitä oli noin { $before }; kertoneita oli enemmän, mutta myös raportteja saapui enemmän: { $complete_after } odotetuista, aiemmin { $complete_before }. Se ei vielä tarkoita, että loukkauksia olisi enemmän.
violations-down-fewer-reports = Vuotta aiemmin heitä oli noin { $before }; kertoneita oli vähemmän, mutta myös raportteja saapui vähemmän: { $complete_after } odotetuista, aiemmin { $complete_before }. Se ei vielä tarkoita, että loukkauksia olisi vähemmän.
violations-up = Vuotta aiemmin heitä oli noin { $before }; kertoneita oli enemmän kuin sattuma selittää. Se ei vielä tarkoita, että loukkauksia olisi enemmän.
violations-down = Vuotta aiemmin heitä oli noin { $before }; kertoneita oli vähemmän kuin sattuma selittää. Se ei vielä tarkoita, että loukkauksia olisi vähemmän.
violations-unclear = Vuotta aiemmin heitä oli noin { $before }: ei selvää muutosta.
violations-caveat = Nämä ovat kumppanille kertoneiden ihmisten määriä eivätkä yleisyyksiä. Kaikki lomakkeet eivät kysy, ja moni ei kerro kenellekään.

## Päätösvalta työoloista

measure-control = päättää itse työoloistaan
measure-third-party-income = antaa osan tuloistaan kolmannelle osapuolelle
measure-condom-negotiation = voi vaatia kondomia
measure-condom-confiscation = on menettänyt kondomeja niin, että ne otettiin pois
scope-people-reached = tavoitetut ihmiset
scope-people-who-work-outdoors = ulkona työskentelevät
scope-local-scene = paikallinen kenttä
scope-not-stated = ei kerrottu
no-returns = Yksikään järjestö ei ole lähettänyt vuosilomaketta siitä, kuka päättää hinnoista, kondomeista ja tuloista. Muuten sitä ei täällä kysytä.
control = { $place } vastanneet järjestöt ({ $organisations }) arvioivat vuoden { $year } lomakkeissa tavoittamistaan ihmisistä: { $listed }.
control-none = { $place } yksikään järjestö ei antanut lukua vuoden { $year } lomakkeissa.
control-no-return = { $place } yksikään järjestö ei ole lähettänyt vuosilomaketta siitä, kuka päättää hinnoista, kondomeista ja tuloista.
control-differs = Järjestöt ovat eri mieltä siitä, kuinka moni: { $listed }.

## Esteet

no-statements = Yksikään järjestö ei ole lähettänyt vuosilomaketta tarpeista.
no-statements-outside = Järjestöjen näkemyksiä ei ole rahoittajien raportissa.
stated-needs = { $place } järjestöt pitivät vuonna { $year } tarpeellisimpina: { $listed }.
stated-unknown = Ne sanovat, etteivät tiedä tarpeeksi näistä: { $listed }.
unknown-men = miehet seksityössä
unknown-trans-people = transihmiset seksityössä
unknown-escort = escort-työ
unknown-border-zones = raja-alueet
unknown-online = verkon kautta löytyvä työ

## Ihmisten määrä

population-none = { $place } ei ole kansallista arviota siitä, montako ihmistä tekee seksityötä.
population-old = { $place } käytössä on kansallinen arvio vuodelta { $year }: { $point } ihmistä ({ $source }). Se on { $years } vuotta vanha; ihmiset ovat sen jälkeen liikkuneet.
population-range = { $place } käytössä on kansallinen arvio vuodelta { $year }: { $point } ihmistä, väli { $low }–{ $high } ({ $source }).
population-single = { $place } käytössä on kansallinen arvio vuodelta { $year }: { $point } ihmistä ({ $source }). Lähde ei anna vaihteluväliä.
overlap = Verkoston omista luetteloista onnistuneita arvioita: { $shown }/{ $tried }. Jokainen on alaraja, eikä mitään niistä käytetä nimittäjänä.
overlap-none = Verkoston omista luetteloista arviota ei voi tehdä (yrityksiä { $tried }): kahdessa luettelossa on liian vähän samoja ihmisiä.

## Äänet, laatu

voices = Tähän ei ole kirjoitettu mitään valmiiksi. Lähetä tämä luonnos seksityöntekijöiden järjestöille ja jätä heidän sanansa sellaisiksi kuin he ne kirjoittivat.
completeness-low = { $place } odotetuista raporteista saapui vain { $lowest } ({ $period }). Lue kaikkia maan lukuja varoen.
completeness-full = { $place } kaikki jakson raportit saapuivat, ja ajallaan.
completeness = { $place } joka neljänneksellä saapui vähintään { $lowest } odotetuista raporteista; vähiten: { $period }. Ajallaan saapui vähintään { $late }.
not-recorded-setting-group = työskentelypaikka ({ $share })
not-recorded-gender = sukupuoli ({ $share })
not-recorded-age-band = ikä ({ $share })
not-recorded-origin-code = alkuperämaa ({ $share })
not-recorded-migrant-kind = maan oma vai muuttanut ({ $share })
not-recorded = { $place } { $period } kirjaamatta jäi: { $listed }.
not-recorded-gap = { $place } { $period } yksikään kumppani ei raportoinut, joten siitä, mitä jäi kirjaamatta, ei tiedetä mitään.
not-recorded-few-people = { $place } { $period } tavoitettiin alle sata ihmistä: liian vähän, jotta voisi sanoa, kuinka suuri osuus jäi kirjaamatta.
not-recorded-no-base = { $place } { $period } tavoitettujen ihmisten määrää ei näytetä, joten ei tiedetä, kuinka suuri osuus jäi kirjaamatta.
not-recorded-none = { $place } { $period } kirjaamatta jäi niin vähän, ettei sitä voi näyttää, tai ei mitään.
linkage-both = Tavoitetuista ihmisistä { $match_key } tunnistettiin osasta koodia, ja { $loose } voi olla sama ihminen kuin joku toinen, jolloin ihmisiä olisi vähemmän.
linkage-key = Tavoitetuista ihmisistä { $match_key } tunnistettiin osasta koodia.
linkage-loose = Tavoitetuista ihmisistä { $loose } voi olla sama ihminen kuin joku toinen, jolloin ihmisiä olisi vähemmän.
revisions-none = Yhtäkään tämän verkoston julkaistua lukua ei ole vielä tarkistettu, joten ei tiedetä, kuinka suuri tarkistus voi olla. Suljetut luvut muuttuvat enintään kerran vuodessa.
revisions-hidden = Suljettuja lukuja tarkistettiin (päiviä: { $days }); vain näytettävien ja piilotettujen joukko muuttui, ei yksikään luku.
revisions = Suljettuja lukuja tarkistettiin (päiviä: { $days }): soluja muuttui { $cells }, niistä tavoitettuja ihmisiä koskevia { $own }, kun näytettyjä on { $published }. Luku muuttui tavallisesti { $typical }, enintään { $largest }.
revisions-outside = Suljetut luvut muuttuvat enintään kerran vuodessa. Luettelo muutoksista on koko verkoston raportissa.
held = Tässä julkaisussa ei näytetä: { $listed }.
held-none = Tässä julkaisussa näytetään kaikki taulukot.
cannot-people = Tavoitetut ihmiset eivät ole kaikki seksityötä tekevät: ketä ei kohdata, sitä ei lasketa.
cannot-national = Kumppanien kaupunkien kattavuus ei ole maan kattavuus.
cannot-cause = Tapahtuman jälkeinen muutos ei todista, että tapahtuma aiheutti sen.
cannot-small = Luvuissa on pieniä satunnaismuutoksia, tavallisesti yhden tai kahden ihmisen verran, joten osat eivät aina täsmää kokonaisuuteen; viivan takana on muutama ihminen tai ei ketään.

## Vuoden 2012 kokous

mapping-audit = Kokous ilmoitti tavoitettujen määräksi { $stated }. Painetun taulukon summa on { $printed }; painetusta ei voi rakentaa uudelleen lukua { $missing }. Ilman kohtaamisia ja toista ryhmää jää { $persons }, ja pelkät yhden vuoden luvut tekevät { $annual }.
survey = Kartoituksen mukana painetussa kyselyssä kysyttiin { $people } ulkona työskentelevältä ihmiseltä viimeisistä { $months } kuukaudesta (kaupunki: { $city }). Yleisimmät: { $listed }. Kyse on yhdestä kaupungista ja { $people } ihmisestä, eikä kysely ole edustava: mikään osuus ei päde muihin.
no-survey = Väkivaltakyselyä ei ole tässä tiedostossa.
no-survey-outside = Väkivaltakyselyä ei ole rahoittajien raportissa.
mapping-cannot = Mitä ei voi toistaa: ilmoitettua summaa, maan kattavuutta (kaksi arviota seksityöntekijöiden määrästä eroavat kolminkertaisesti eivätkä kerro menetelmää) eikä mitään suuntausta vuodesta 2012, koska järjestöt laskivat silloin ihmisiä eripituisilta ajoilta.

## Menetelmät

method-people = Kumppanit kirjaavat kohtaamiset ilman nimiä; sinetöidyn koodin avulla ihminen lasketaan kerran. Kahdessa maassa kohdattu ihminen lasketaan kummassakin.
method-protection = Jokainen ihmisten määrä on käynyt läpi paljastumissuojan: pieniä satunnaismuutoksia, viiden tai kymmenen raja ja vähintään kaksi kumppania joka luvun takana. Suljettu solu on sama kaikissa myöhemmissä julkaisuissa vuosittaista tarkistusta lukuun ottamatta.
method-coverage = Kattavuus on tavoitetut ihmiset jaettuna arviolla heidän määrästään, joten sillä on aina väli: pienin ja suurin arvio.
method-change = Muutokseksi sanotaan vain sitä, jonka 95 prosentin väliin nolla ei kuulu, kun väliä on levennetty satunnaismuutoksilla. Vertailu on vuotta aiempaan samaan jaksoon, jottei kausivaihtelua luulla suuntaukseksi. Määriä verrataan niin kuin sattuma ratkaisisi, kuka tulee.
method-sentences = Lauseet on laadittu säännöillä yhden julkaisun taulukoista; analyytikon sanat ovat omilla paikoillaan. Viimeinen liite kertoo jokaisen lauseen, taulukon ja kuvion lähteen.
term-people-reached = Ihmiset, jotka verkoston kumppanit kohtasivat jakson aikana, kukin kerran laskettuna.
term-coverage = Tavoitetut ihmiset jaettuna arviolla ihmisten määrästä kumppanien kaupungeissa; aina välin kanssa.
term-population-estimate = Montako ihmistä paikassa on, välin, vuoden ja lähteen kanssa.
term-interval = Minkä kahden luvun välissä luku voi olla. Välin sisällä mikään ei ole selvästi muuttunut.
term-setting = Missä ihmiset työskentelevät, kun heidät kohdataan: ulkona, sisätiloissa tai vain etänä.
term-constant-reporters = Kumppanit, jotka raportoivat vertailun molemmilta jaksoilta.
term-migrant = Ihminen toisesta maasta tai, jos lähde laskee niin, saman maan toiselta alueelta.
term-move = Ihminen, joka kohdattiin ensin yhdessä paikassa ja sitten toisessa.
term-corridor = Kaksi paikkaa, joiden välillä ihmisten tiedetään liikkuvan.
term-rights-violation = Mitä ihminen kertoo: väkivaltaa, kiristystä, evätty palvelu ja muuta sellaista.
term-referral = Ihminen ohjataan tai saatetaan palveluun, jota kumppanilla itsellään ei ole.
term-service-package = Palvelut, jotka yhdessä lasketaan yhdeksi tulokseksi mittariston säännön mukaan.
term-reporting-rate = Saapuneet raportit jaettuna odotetuilla.
term-few = Liian vähän näytettäväksi tai ei ketään.
term-gap = Yksikään kumppani ei raportoinut. Se ei ole nolla.
term-not-observable = Yksikään kumppani ei olisi voinut nähdä sitä.
term-closed-cell = Luku, jonka myöhäisten raporttien aika on ohi.
term-restatement = Kerran vuodessa suljetut luvut lasketaan uudelleen myöhässä tulleen kanssa.
term-release = Yhden päivän kaikki julkaistut taulukot.

## Muutokset, lähteet

changed-unknown = Edellistä raporttia ei annettu, joten mitään ei verrata. Laadi tämä raportti edellisen lähdeluettelon kanssa.
changed-none = Kaikki edellisen raportin luvut (julkaisu { $release }, { $period }) pätevät yhä.
changed = Edellisen raportin luvuista (julkaisu { $release }, { $period }) tarkistettiin { $revised }, poistui näkyvistä { $withdrawn } ja tuli näkyviin { $appeared }.
changed-more = Luettelematta jäi vielä { $more ->
        [one] yksi muutos
       *[other] { $more } muutosta
    }.
change-revised = tarkistettu
change-withdrawn = ei enää näytetä
change-appeared = näytetään nyt
sources = Jokainen rivi löytyy julkaisun { $release } tiedostosta { $audience }. Suodattimesta on jätetty pois ”all”, joka tarkoittaa yhteissummaa.

## Otsikot

table-events = Jakson päivätyt tapahtumat
table-gender = Tavoitetut ihmiset sukupuolen mukaan, { $period }
table-age-band = Tavoitetut ihmiset iän mukaan, { $period }
table-migrants = Toisesta maasta ja muualta samasta maasta tulleet, osuudet tavoitetuista ihmisistä, { $period }
table-setting-parts = Sisätiloissa työskentelevien osuuden muutos vuodessa prosenttiyksikköinä ja sen osat, { $period }
table-reach = Tavoitetut ihmiset ja kumppanien kaupunkien kattavuus, { $period }
table-flows = Virrat rajojen yli ihmisten kertomina ja yhdistämällä, { $period }
table-corridors = Reitin molemmissa päissä kohdatut ihmiset, { $period }
table-services = Ihmiset saadun palvelun mukaan, osuudet tavoitetuista ihmisistä, { $period }
table-service-gaps = Palvelut, joita kukaan ei tarjoa, alueittain, uusimmat vuosilomakkeet
table-violations = Oikeudenloukkauksesta kertoneet ihmiset sen mukaan, mitä tapahtui, { $period }
table-control = Päätösvalta työoloista järjestöjen arvion mukaan, uusimmat vuosilomakkeet
table-population = Arviot siitä, montako ihmistä tekee seksityötä
table-partners = Kumppanien kuukausiraportit, { $period }
table-mapping = Vuoden 2012 kartoituksen summa askel askeleelta
table-mapping-returns = Vuoden 2012 kartoituksen painettu taulukko; vaihteluvälit pysyvät vaihteluväleinä
table-survey = Väkivaltakysely 2012: { $people } ihmistä yhdessä kaupungissa, ei edustava
table-glossary = Tämän raportin sanat
table-annex-reach = Tavoitetut ihmiset neljänneksittäin
table-annex-settings = Missä ihmiset työskentelevät neljänneksittäin, osuudet niistä, joiden työskentelypaikka tiedetään
table-annex-indicators = Tunnusluvut jaettuna arviolla ihmisten määrästä kumppanien kaupungeissa, { $period }
table-changed = Edellisen raportin muuttuneet luvut
table-sources = Lähteet
figure-origins = Toisesta maasta tulleet alkuperämaan mukaan, { $period }
figure-settings = Sisätiloissa ja ulkona työskentelevien osuudet neljänneksittäin, { $period }
figure-reach = Tavoitetut ihmiset neljänneksittäin, { $period }
figure-coverage = Kumppanien kaupunkien kattavuus väleineen ja tavoitteet, { $period }
figure-flows = Virrat rajojen yli, { $period }
figure-services = Saadut palvelut, osuudet tavoitetuista ihmisistä, { $period }
figure-violations = Ilmoitetut oikeudenloukkaukset, { $period }
figure-completeness = Saapuneet raportit odotetuista neljänneksittäin, { $period }

## Akselit

axis-people = Ihmisiä
axis-origin = Alkuperämaa
axis-quarter = Neljännes
axis-share = Osuus ihmisistä
axis-setting = Työskentelypaikka
axis-country = Maa
axis-coverage = Kattavuus
axis-target = Tavoite
axis-known-how = Mistä tiedetään
axis-service = Palvelu
axis-violation = Mitä tapahtui
axis-completeness = Saapunut odotetuista

## Kuvion sijasta

alternative-origins = { $place }, suurimmasta ryhmästä alkaen: { $listed }.
alternative-settings = { $place }: sisätiloissa { $first } ({ $start }), { $last } ({ $end }).
alternative-reach = { $place }: { $low }–{ $high } ihmistä neljänneksessä.
alternative-coverage = { $label }: { $share }.
alternative-flow = { $origin } – { $destination }: { $people ->
        [one] yksi ihminen
       *[other] { $people } ihmistä
    }
alternative-services = { $place }, eniten ja vähiten: { $most }, { $least }.
alternative-violations = { $place }, useimmin: { $kind } ({ $people }).
alternative-completeness = Viiva kullekin maalle; heikoin neljännes mainitaan yllä tekstissä.

## Taulukoiden otsikot

head-day = Päivä
head-country = Maa
head-event = Tapahtuma
head-source = Lähde
head-gender = Sukupuoli
head-age-band = Ikä
head-cross-border = Toisesta maasta
head-internal = Muualta samasta maasta
head-not-recorded = Ei kirjattu
head-change = Muutos
head-real = Todellista
head-who-reported = Ketkä raportoivat
head-where-reached = Missä tavoitettiin
head-how-reached = Miten tavoitettiin
head-rest = Ilman selitystä
head-verdict = Päätelmä
head-people-reached = Tavoitetut ihmiset
head-estimate = Arvio
head-coverage = Kattavuus
head-completeness = Raportteja saapui
head-from = Mistä
head-to = Minne
head-told = Kerrottu
head-linked = Yhdistämällä
head-corridor = Reitti
head-arrived-in = Saapui maahan
head-people = Ihmisiä
head-service = Palvelu
head-region = Alue
head-nobody-offers = Kukaan ei tarjoa
head-violation = Mitä tapahtui
head-stated = Mistä on kyse: kuinka moni …
head-of-whom = Kenestä
head-range = Vaihteluväli
head-organisations = Antoi / vastasi
head-agreement = Ovatko samaa mieltä
head-area = Paikka
head-year = Vuosi
head-used = Käytössä
head-partner = Kumppani
head-expected = Odotettu
head-received = Saapunut
head-on-time = Ajallaan
head-step = Askel
head-rebuilt = Saatu uudelleen
head-difference = Ilmoitettua vähemmän
head-why = Miksi
head-organisation = Järjestö
head-city = Kaupunki
head-covered = Tavoitettu
head-unit = Yksikkö
head-indoor-percent = Sisätiloissa, %
head-outdoor-percent = Ulkona, %
head-migrant-percent = Muuttaneita, %
head-injects-percent = Käyttää huumeita pistämällä, %
head-act = Mitä tapahtui
head-share-of-asked = Kysytyistä
head-times-mean = Kertoja keskimäärin
head-times-range = Kertoja, vähintään – enintään
head-term = Sana
head-meaning = Merkitys
head-period = Jakso
head-indicator = Tunnusluku
head-what = Mikä
head-which = Mikä luku
head-changed-how = Miten
head-before = Ennen
head-now = Nyt
head-block = Kohta
head-rule = Sääntö
head-table = Taulukko
head-filter = Suodatin
head-columns = Sarakkeet

## Paikat analyytikon sanoille

slot-summary = Mitä analyytikko lisää tiivistelmään
    .a = Mitä lukijan pitäisi tehdä toisin tämän sivun jälkeen?
    .b = Mikä näistä lauseista on tärkein ja miksi?
slot-scene = Mikä kentällä on muuttunut
    .a = Lait ja miten poliisi ja tuomioistuimet niitä käyttävät: mitä uutta?
    .b = Työskentelypaikat, verkkoalustat ja hinnat: mikä avattiin, suljettiin tai siirtyi?
    .c = Sota, rajat ja asiakirjat: mikä muuttui liikkuvien ihmisten kannalta?
slot-people = Mitä luvut sukupuolesta ja iästä jättävät pois
    .a = Keitä kumppanit kohtaavat mutta eivät kirjaa?
    .b = Miehet ja transihmiset: kuka tekee työtä heidän kanssaan, kuka ei?
slot-origins = Mitä alkuperämaiden takana on
    .a = Mitkä ryhmät ovat uusia, ja mitä he tarvitsevat ensin?
    .b = Mitkä kielet puuttuvat etsivästä työstä?
slot-workplaces = Mitä siirtymän takana on
    .a = Mitä etsivän työn tekijät sanovat siitä, miksi ihmiset työskentelevät siellä missä työskentelevät?
    .b = Mihin paikkoihin yksikään kumppani ei yllä?
slot-reach = Mitä kattavuuden ja tavoitteiden takana on
    .a = Mikä on tavoitteen tiellä?
    .b = Pitääkö arvio vielä paikkansa?
slot-mobility = Mitä siirtymien takana on
    .a = Mistä reiteistä ihmiset puhuvat, joita yksikään kumppani ei näe?
    .b = Mitä rajoilla tapahtuu?
slot-services = Mitä palvelujen ja aukkojen takana on
    .a = Mitkä palvelut suljettiin, mitkä avattiin?
    .b = Missä ohjaukset katkeavat?
slot-violations = Mitä loukkausten takana on
    .a = Mitä ihmiset sanovat poliisille ilmoittamisesta?
    .b = Mihin tapauksiin tartuttiin, ja kuka tarttui? Ilman mitään, mistä ihmisen voisi tunnistaa.
slot-control = Mitä lomakkeiden takana on
    .a = Kuka päättää hinnoista, kondomeista ja asiakkaista?
    .b = Mikä on muuttunut edellisen lomakkeen jälkeen?
slot-barriers-law = Esteet laissa ja sen käytössä
    .a = Sakot, ratsiat, karkotus, rekisteröinti: mikä pitää ihmiset poissa palveluista?
    .b = Kondomit todisteena: tapahtuuko sitä?
slot-barriers-services = Esteet palveluissa
    .a = Asiakirjat, vakuutus, kieli, aukioloajat, raha?
    .b = Leimaaminen: missä ja kenen taholta?
slot-population = Mitä arvioista tiedetään
    .a = Kuka on eri mieltä arviosta ja miksi?
    .b = Onko uusi arvio suunnitteilla?
slot-voices = Heidän sanoillaan
    .a = Mikä luku yllättää, mikä on väärin?
    .b = Mitä tästä puuttuu, mitä näette joka päivä?
    .c = Mitä näiden lukujen vuoksi ei saa tehdä?
slot-recommendations-network = Verkostolle ja sen kumppaneille
    .a = Minkä aukon kumppanit voivat sulkea itse?
    .b = Mitä pitäisi kirjata toisin?
slot-recommendations-national = { $place }: ministeriöille, terveyspalveluille ja poliisille
    .a = Minkä lain tai käytännön pitäisi muuttua?
    .b = Mikä palvelu pitäisi maksaa, ja kenen?
slot-recommendations-regional = Alueelle ja rahoittajille
    .a = Mitä yksikään maa ei voi tehdä yksin?
    .b = Mitä pitäisi rahoittaa yli vuoden ajan?
slot-quality = Mitä muuta lukijan on tiedettävä tiedoista
    .a = Mitä tapahtui kumppaneilla, joilta raportteja puuttui?
    .b = Mitä lukuja et lainaisi?
slot-methods = Mitä tällä kertaa tehtiin toisin
    .a = Uusia lomakkeita, uusia kumppaneita, uusia arvioita?
