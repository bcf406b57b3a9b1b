# Month
month = Kuukausi
# Quarter
quarter = Neljännes
# Half-year
half-year = Puolivuosi
# Year
year = Vuosi
# US fiscal year
us-fiscal-year = Yhdysvaltain varainhoitovuosi
# Outdoor
outdoor = Ulkona
# Indoor
indoor = Sisätiloissa
# Remote only
remote-only = Vain etänä
# Several settings
several-settings = Useassa paikassa
# Not recorded
not-recorded = Ei kirjattu
# All
all = Kaikki
# Both
both = Molemmissa
# Not met in the next period
not-met-in-the-next-period = Ei kohdattu seuraavalla jaksolla
# Woman
woman = Nainen
# Man
man = Mies
# Trans or non-binary
trans-or-non-binary = Trans tai muunsukupuolinen
# Not asked
not-asked = Ei kysytty
# Within a country
within-a-country = Maan sisällä
# Across a border
across-a-border = Rajan yli
# 0-29 days
days-0-29 = 0–29 päivää
# 30-89 days
days-30-89 = 30–89 päivää
# 90-182 days
days-90-182 = 90–182 päivää
# 183-364 days
days-183-364 = 183–364 päivää
# a year or more
a-year-or-more = vuosi tai enemmän
# any gap
any-gap = mikä tahansa väli
# All partners
all-partners = Kaikki kumppanit
# Partners that reported every period
partners-that-reported-every-period = Joka jaksolta raportoineet kumppanit
# None
origin-none = Paikallinen
# Same country
same-country = Sama maa
# Another country
another-country = Toinen maa
# Other country
other-country = Muu maa
# Kyrgyzstan
country-kyrgyzstan = Kirgisia
# Turkey
country-turkey = Turkki
# Viet Nam
country-viet-nam = Vietnam
# HIV test offered
hiv-test-offered = Hiv-testiä tarjottu
# Any service
any-service = Jokin palvelu
# 18-19
age-18-19 = 18–19
# 20-24
age-20-24 = 20–24
# 25-29
age-25-29 = 25–29
# 30-34
age-30-34 = 30–34
# 35-39
age-35-39 = 35–39
# 40-44
age-40-44 = 40–44
# 45-49
age-45-49 = 45–49
# 50+
age-50-and-older = 50+
# 18-24
age-18-24 = 18–24
# 25 and older
age-25-and-older = 25 vuotta täyttäneet
# Recorded in a wider group
recorded-in-a-wider-group = Kirjattu laveampaan ryhmään
# All ages
all-ages = Kaikenikäiset
# too few to show, or none
too-few-to-show-or-none = liian vähän näytettäväksi tai ei yhtään
# period still open
period-still-open = jaksoa ei ole vielä suljettu
# no report from any partner
no-report-from-any-partner = yksikään kumppani ei ole raportoinut
# not observable
not-observable = ei havaittavissa
# not observable: nobody is linked, or no partner works there
nobody-linked-or-no-partner-there = ei havaittavissa: tietueita ei yhdistetä tai siellä ei ole kumppania
# not observable: nobody is linked between the two countries
nobody-linked-between-the-countries = ei havaittavissa: näiden kahden maan välillä tietueita ei yhdistetä
# not observable: codes are not sealed on both sides
codes-not-sealed-on-both-sides = ei havaittavissa: koodeja ei ole sinetöity rajan molemmin puolin
# counted with the country: unsafe to show
counted-with-the-country-unsafe-to-show = laskettu mukaan maan lukuun: ei turvallista näyttää
# no population estimate
no-population-estimate = ei arviota määrästä
# not computed: counted on different days
counted-on-different-days = ei laskettu: luvut on laskettu eri päivinä
# on time
on-time = ajoissa
# late
late = myöhässä
# long overdue
long-overdue = pahasti myöhässä
# missing
missing = puuttuu
# not yet due
not-yet-due = määräaika kesken
# fresh
data-fresh = tuore
# due
data-due = odotetaan
# overdue
data-overdue = määräaika ylittynyt
# clear change
clear-change = selvä muutos
# no clear change
no-clear-change = ei selvää muutosta
# not compared
not-compared = ei verrata
# clear trend up
clear-trend-up = selvä nousu
# clear trend down
clear-trend-down = selvä lasku
# between the lowest and highest population estimate
between-lowest-and-highest-estimate = määrän pienimmän ja suurimman arvion välissä
# no range published
no-range-published = vaihteluväliä ei ole julkaistu
# 95 % interval of the sampling alone
interval-of-the-sampling-alone = 95 %:n väli, vain otannan epävarmuus
# own overlap of this network: protected counts of two lists and of both
own-overlap-of-two-lists = tämän verkoston oma päällekkäisyys: kahden luettelon ja niiden yhteisten suojatut luvut
# 2012 national capacity building meeting, Saint Petersburg: second estimate, by a sex worker-led organisation
meeting-2012-second-estimate = kansallinen kehittämiskokous, Pietari 2012: toinen arvio, seksityöntekijöiden oman järjestön
# 2012 national capacity building meeting, Saint Petersburg: the figure it worked with
meeting-2012-figure-it-worked-with = kansallinen kehittämiskokous, Pietari 2012: luku, jota kokous käytti
# invented for the demo network
invented-for-the-demo-network = keksitty demoverkostoa varten
# national size estimate of 2007: a range, of which the point is the middle
national-estimate-2007 = kansallinen arvio määrästä vuodelta 2007: vaihteluväli, josta käytetään keskikohtaa
# national size estimate of about 2022: one figure
national-estimate-2022 = kansallinen arvio määrästä noin vuodelta 2022: yksi luku
# secondary source without the original: about 8,000
secondary-source-about-8000 = toissijainen lähde ilman alkuperäistä: noin 8 000
# Global AIDS Strategy 2021–2026: 90 % of people at risk by 2025, drawn as a line from 2021 on
global-aids-strategy-2021-2026 = Maailmanlaajuinen aids-strategia 2021–2026: 90 % riskissä olevista ihmisistä vuoteen 2025 mennessä; kuvassa viiva vuodesta 2021 alkaen
# public record
public-record = julkinen tieto
# own overlap, Chapman
own-overlap-chapman = oma päällekkäisyys, Chapman
# sum of the estimates of these cities
sum-of-the-estimates-of-these-cities = näiden kaupunkien arvioiden summa
# expert opinion
expert-opinion = asiantuntija-arvio
# invented
invented = keksitty
# published estimate
published-estimate = julkaistu arvio
# published range
published-range = julkaistu vaihteluväli
# secondary source
secondary-source = toissijainen lähde
# weak: two lists cannot be checked against each other
weak-two-lists-cannot-be-checked = heikko: kahta luetteloa ei voi tarkistaa toisiaan vasten
# moderate: no range published; people have moved since
moderate-no-range-people-moved = kohtalainen: vaihteluväliä ei ole julkaistu; ihmisiä on sen jälkeen muuttanut
# moderate: range published, the point is ours
moderate-range-published-point-ours = kohtalainen: vaihteluväli julkaistu, keskikohta on meidän
# weak: no method stated
weak-no-method-stated = heikko: menetelmää ei kerrota
# weak: secondary source
weak-secondary-source = heikko: toissijainen lähde
# This network
this-network = Tämä verkosto
# UNAIDS GAM
unaids-gam = UNAIDS GAM
# PEPFAR KP_PREV
pepfar-kp-prev = PEPFAR KP_PREV
# Global Fund KP-1c
global-fund-kp-1c = Global Fund KP-1c
# Conecta basic package
conecta-basic-package = Conecta-peruspaketti
# contradiction
contradiction = ristiriita
# differs within the area
differs-within-the-area = eroaa alueen sisällä
# no organisation gave the figure
no-organisation-gave-the-figure = yksikään järjestö ei antanut lukua
# one organisation
one-organisation = yksi järjestö
# the ranges meet
the-ranges-meet = vaihteluvälit osuvat päällekkäin
# Files
files = Tiedostot
# Rules that refused rows
rules-that-refused-rows = Säännöt, joilla rivejä hylättiin
# Linkage
linkage = Tietueiden yhdistäminen
# coverage of the cities where partners of this network work
scope-coverage-of-the-cities-served = kattavuus kaupungeissa, joissa tämän verkoston kumppaneita on
# share of the national estimate met by partners of this network – not national coverage
scope-share-met-not-coverage = tämän verkoston kumppanien kohtaamien ihmisten osuus kansallisesta arviosta – ei maan kattavuus
# Received on time
received-on-time = Saapui ajoissa
# Received late
received-late = Saapui myöhässä
# Not received
not-received = Ei saapunut
# law
event-law = laki
# police operation
event-police-operation = poliisioperaatio
# war
event-war = sota
# border closure
event-border-closure = rajan sulkeminen
# partner opened
event-partner-opened = kumppani aloitti
# partner closed
event-partner-closed = kumppani lopetti
# form changed
event-form-changed = lomake muuttui
# who reports, or what is asked, changed
event-reporting-changed = raportoijat tai kysymykset muuttuivat
# funding ended
event-funding-ended = rahoitus päättyi
# fixed places
fixed-places = kiinteät toimipisteet
# outreach
outreach = etsivä työ
# phone and online
phone-and-online = puhelin ja verkko
# English
language-english = englanti
# Estonian
language-estonian = viro
# Finnish
language-finnish = suomi
# Romanian
language-romanian = romania
# Russian
language-russian = venäjä
# Thai
language-thai = thai
# Ukrainian
language-ukrainian = ukraina
# Uzbek
language-uzbek = uzbekki
# not printed
not-printed = ei painettu
# of service users
of-service-users = palvelujen käyttäjistä
# of those who work outdoors only
of-those-who-work-outdoors-only = vain ulkona työskentelevistä
# of those they contact
of-those-they-contact = niistä, joihin järjestö on yhteydessä
# Stated by the meeting
stated-by-the-meeting = Kokouksen ilmoittama
# Sum of the printed table
sum-of-the-printed-table = Painetun taulukon summa
# The same, with the cumulative figure of no. 5
same-with-cumulative-figure-of-no-5 = Sama, järjestöltä nro 5 kertynyt luku
# Without contacts
without-contacts = Ilman kohtaamisia
# Annual counts alone
annual-counts-alone = Vain vuosiluvut
# The report states 28,363 people covered by 37 organisations, of about 1,000,000.
audit-the-report-states = Raportti ilmoittaa, että 37 järjestöä tavoitti 28 363 ihmistä noin 1 000 000:sta.
# The printed table has 27 of the 37 organisations, 23 of them with a count. The rest of the stated total cannot be rebuilt from print.
audit-the-printed-table-has = Painetussa taulukossa on 27 järjestöä 37:stä, ja niistä 23:lla on luku. Ilmoitetun summan loppuosaa ei voi laskea painetusta.
# Organisation no. 5 prints two counts: 2,500 in a year and 7,350 since 2001. The second counts people again who came back.
audit-organisation-no-5 = Järjestöltä nro 5 on painettu kaksi lukua: 2 500 vuodessa ja 7 350 vuodesta 2001. Jälkimmäisessä palanneet ihmiset on laskettu uudelleen.
# Organisation no. 19 counts contacts, not persons, and no. 23 counts another group: neither enters a number of persons. With the cumulative figure of no. 5 it is 19,950.
audit-organisation-no-19 = Järjestö nro 19 laskee kohtaamisia eikä ihmisiä, ja nro 23 laskee toisen ryhmän: kumpikaan ei sisälly ihmisten määrään. Jos järjestöltä nro 5 otetaan kertynyt luku, määrä on 19 950.
# Only 5 counts are for one year; the others are cumulative or do not say.
audit-only-5-counts-are-annual = Vain 5 lukua koskee yhtä vuotta; muut ovat kertymiä tai aikaa ei kerrota.
# persons
unit-persons = ihmiset
# contacts
unit-contacts = kohtaamiset
# another group
unit-another-group = toinen ryhmä
# in one year
in-one-year = yhdessä vuodessa
# over several years
over-several-years = usean vuoden aikana
# between two dates
between-two-dates = kahden päivämäärän välillä
# on one day
on-one-day = yhtenä päivänä
# period not stated
period-not-stated = aikaa ei kerrottu
# Central
district-central = Keskinen
# North-West
district-north-west = Luoteinen
# Siberian
district-siberian = Siperian
# Southern
district-southern = Eteläinen
# Ural
district-ural = Uralin
# Volga
district-volga = Volgan
# Barnaul
barnaul = Barnaul
# Chapayevsk
chapayevsk = Tšapajevsk
# Chelyabinsk
chelyabinsk = Tšeljabinsk
# Irkutsk
irkutsk = Irkutsk
# Kaliningrad
kaliningrad = Kaliningrad
# Kazan
kazan = Kazan
# Magnitogorsk
magnitogorsk = Magnitogorsk
# Naberezhnye Chelny
naberezhnye-chelny = Naberežnyje Tšelny
# Nizhny Novgorod
nizhny-novgorod = Nižni Novgorod
# Oryol
oryol = Orjol
# Orenburg
orenburg = Orenburg
# Rostov-on-Don
rostov-on-don = Donin Rostov
# Saint Petersburg
saint-petersburg = Pietari
# Saratov
saratov = Saratov
# Tolyatti
tolyatti = Toljatti
# Tomsk
tomsk = Tomsk
# Tver
tver = Tver
# Ufa
ufa = Ufa
# Vyborg
vyborg = Viipuri
# Voronezh
voronezh = Voronež
# Not paid, or paid less than agreed
act-unpaid-or-underpaid = Ei maksettu tai maksettiin sovittua vähemmän
# Physical violence
act-physical-violence = Fyysinen väkivalta
# Beaten
act-beaten = Hakkaaminen
# Theft
act-theft = Varkaus
# Coerced sex
act-coerced-sex = Pakotettu seksi
# Coerced unpaid work
act-coerced-unpaid-work = Pakotettu palkaton työ
# Documents taken
act-documents-taken = Asiakirjat viety
# Threatened with a weapon
act-threatened-with-a-weapon = Uhattu aseella
# The share who inject drugs is of those who work outdoors, not of all.
return-share-who-inject-of-outdoor = Huumeita pistämällä käyttävien osuus on ulkona työskentelevistä, ei kaikista.
# No count is printed.
return-no-count-is-printed = Lukua ei ole painettu.
# Its migrants include people from other regions of Russia. It gives the second estimate, 3 million. Same city as org_05 and org_06: some people are probably counted twice.
return-migrants-of-other-regions = Muuttaneisiin kuuluu myös ihmisiä Venäjän muilta alueilta. Täältä on toinen arvio, 3 miljoonaa. Sama kaupunki kuin org_05 ja org_06: osa ihmisistä on luultavasti laskettu kahdesti.
# The count is a lower bound.
return-lower-bound = Luku on alaraja.
# Two counts: 2,500 in one year, 7,350 since 2001. Many of the people come back year after year.
return-two-counts = Kaksi lukua: 2 500 yhdessä vuodessa, 7 350 vuodesta 2001. Monet palaavat vuodesta toiseen.
# It contradicts itself: 90 % are migrants, yet immigrants "are not covered". Origins are nationalities, not countries. It works with men.
return-contradicts-itself = Ristiriidassa itsensä kanssa: 90 % on muuttaneita, mutta maahan muuttaneita ”ei tavoiteta”. Alkuperinä on kansallisuuksia, ei maita. Järjestö toimii miesten kanssa.
# Founded in 2005, but counts "5 years of work" in November 2012.
return-founded-in-2005 = Perustettu vuonna 2005, mutta laskee marraskuussa 2012 ”5 vuotta työtä”.
# The share who inject drugs is of service users, perhaps not sex workers alone.
return-share-who-inject-of-service-users = Huumeita pistämällä käyttävien osuus on palvelujen käyttäjistä, ehkä muistakin kuin seksityöntekijöistä.
# Contradicts org_26 of the same city: 40 % indoor there, and 25 % inject drugs.
return-contradicts-org-26 = Ristiriidassa saman kaupungin org_26:n kanssa: siellä sisätiloissa on 40 % ja huumeita pistämällä käyttää 25 %.
# "Server users" in print stands for service users.
return-server-users = Painettu ”palvelimen käyttäjät” tarkoittaa palvelujen käyttäjiä.
# Same city as org_22: some people are probably counted twice.
return-same-city-as-org-22 = Sama kaupunki kuin org_22: osa ihmisistä on luultavasti laskettu kahdesti.
# At the border with Finland. The branch was founded in 2011, so it counts two years at most.
return-at-the-border-with-finland = Suomen rajalla. Toimipiste perustettiin vuonna 2011, joten luku kattaa enintään kaksi vuotta.
# It counts contacts, not persons.
return-counts-contacts = Laskee kohtaamisia, ei ihmisiä.
# Indoor and outdoor make 90 %; 10 % are not accounted for.
return-indoor-and-outdoor-make-90 = Sisätiloissa ja ulkona on yhteensä 90 %; 10 %:sta ei kerrota.
# Its 6 % migrants are our sum of two countries. The only one with exact dates.
return-6-percent-migrants = 6 % muuttaneita on meidän laskemamme kahden maan summa. Ainoa, jolla on tarkat päivämäärät.
# That nobody works indoors is only implied, so it is left open.
return-nobody-indoors-is-implied = Se, ettei kukaan työskentele sisätiloissa, on vain pääteltävissä, joten kohta jätetään auki.
# Its 3,500 are men who have sex with men, not sex workers. Sex workers were counted among people who inject drugs.
return-3500-are-men = Sen 3 500 ovat miehiä, joilla on seksiä miesten kanssa, eivät seksityöntekijöitä. Seksityöntekijät on laskettu huumeita pistämällä käyttäviin ihmisiin.
# 70 % indoor is said of the whole scene; the people it reaches work mainly outdoors.
return-70-percent-of-the-scene = 70 % sisätiloissa koskee koko kenttää; järjestön tavoittamat ihmiset työskentelevät pääasiassa ulkona.
# 609 of 1,339 inject drugs, as the 45 % say. 60 % indoor is said of the whole scene; the people it reaches work mostly outdoors.
return-609-inject-drugs = 609 ihmistä 1 339:stä käyttää huumeita pistämällä, mikä vastaa ilmoitettua 45 %:a. 60 % sisätiloissa koskee koko kenttää; järjestön tavoittamat ihmiset työskentelevät enimmäkseen ulkona.
# Contradicts org_10 of the same city: 70 % indoor there, and 80 % inject drugs.
return-contradicts-org-10 = Ristiriidassa saman kaupungin org_10:n kanssa: siellä sisätiloissa on 70 % ja huumeita pistämällä käyttää 80 %.
# People of the country
people-of-the-country = Maan omat ihmiset
# People from another country
people-from-another-country = Ihmiset toisesta maasta
# Condoms
condoms = Kondomit
# Lubricant
lubricant = Liukuvoide
# Needles
needles = Neulat
# Work and income
move-reason-work-and-income = Työ ja tulot
# Clients or season
move-reason-clients-or-season = Asiakkaat tai sesonki
# Safety or police
move-reason-safety-or-police = Turvallisuus tai poliisi
# War
move-reason-war = Sota
# Family
move-reason-family = Perhe
# Documents
move-reason-documents = Asiakirjat
# Health or services
move-reason-health-or-services = Terveys tai palvelut
# Another reason
move-reason-another = Muu syy
# Days
stay-days = Päiviä
# Weeks
stay-weeks = Viikkoja
# Months
stay-months = Kuukaudet
# Longer
stay-longer = Pidempään
# Does not know yet
stay-not-known-yet = Ei tiedä vielä
# back in a city left at most 3 months before
back-in-a-city-within-3-months = takaisin kaupungissa, josta lähtenyt enintään 3 kuukautta sitten
# back in a city left at most 6 months before
back-in-a-city-within-6-months = takaisin kaupungissa, josta lähtenyt enintään 6 kuukautta sitten
# back in a city left at most 12 months before
back-in-a-city-within-12-months = takaisin kaupungissa, josta lähtenyt enintään 12 kuukautta sitten
# back in a country left at most 3 months before
back-in-a-country-within-3-months = takaisin maassa, josta lähtenyt enintään 3 kuukautta sitten
# back in a country left at most 6 months before
back-in-a-country-within-6-months = takaisin maassa, josta lähtenyt enintään 6 kuukautta sitten
# back in a country left at most 12 months before
back-in-a-country-within-12-months = takaisin maassa, josta lähtenyt enintään 12 kuukautta sitten
# met in one city
met-in-one-city = kohdattu yhdessä kaupungissa
# met in two cities
met-in-two-cities = kohdattu kahdessa kaupungissa
# met in three cities or more
met-in-three-cities-or-more = kohdattu kolmessa kaupungissa tai useammassa
# worked in another city of the country in the last 12 months
worked-in-another-city = työskennellyt myös toisessa kaupungissa maassa viimeisten 12 kuukauden aikana
# worked in both countries of the pair in the last 12 months
worked-in-both-countries = työskennellyt molemmissa maissa viimeisten 12 kuukauden aikana
# too few people of partners that reported every month of both periods
too-few-people-of-constant-reporters = liian vähän ihmisiä kumppaneilla, jotka raportoivat molempien jaksojen joka kuukaudelta
# no report from any partner a year before
no-report-a-year-before = vuotta aiemmin yksikään kumppani ei raportoinut
# the network was not there in every month of the year before
not-there-a-year-before = verkosto ei ollut siellä vuotta aiemmin jokaisena kuukautena
# the regions that can be compared hold too few of the people
too-few-people-in-compared-regions = vertailukelpoisilla alueilla on liian pieni osa ihmisistä
# not compared: reports are missing
not-compared-reports-are-missing = ei verrata: raportteja puuttuu
# not compared: an event lies between
not-compared-an-event-lies-between = ei verrata: välissä on tapahtuma
# not yet 24 months with at most one in eight missing; gaps are not filled
not-yet-24-months = ei vielä 24 kuukautta, joista enintään joka kahdeksas puuttuu; aukkoja ei täytetä
# not yet 24 months of the same partners with at most one in eight missing; gaps are not filled
not-yet-24-months-of-same-partners = ei vielä 24 kuukautta samoilta kumppaneilta, joista enintään joka kahdeksas puuttuu; aukkoja ei täytetä
# fewer than 24 months are published
fewer-than-24-months-are-published = julkaistu on alle 24 kuukautta
# cannot be estimated: no report from any partner
no-estimate-no-report-from-any-partner = ei voi arvioida: yksikään kumppani ei ole raportoinut
# cannot be estimated: one list lies within the other
no-estimate-one-list-within-the-other = ei voi arvioida: toinen luettelo sisältyy kokonaan toiseen
# cannot be estimated: counted on different days
no-estimate-counted-on-different-days = ei voi arvioida: luvut on laskettu eri päivinä
# cannot be estimated: no list
no-estimate-no-list = ei voi arvioida: ei luetteloa
# cannot be estimated: one list
no-estimate-one-list = ei voi arvioida: vain yksi luettelo
# cannot be estimated: fewer than 20 people on both lists, or their number is not shown
no-estimate-few-or-not-shown-on-both-lists = ei voi arvioida: molemmissa luetteloissa on alle 20 samaa ihmistä tai heidän määräänsä ei näytetä
# it could harm people or a place
held-harm = siitä voisi olla haittaa ihmisille tai paikalle
# its numbers are in doubt
held-doubt = sen luvut ovat epävarmoja
# a partner or the community asked for it
held-agreement = kumppani tai yhteisö pyysi sitä
# somebody is looking at it before it is shown
held-review = joku tarkistaa sen ennen näyttämistä
# small groups in it could not be protected in this release
held-small-groups = pieniä ryhmiä ei voitu suojata tässä julkaisussa
# Sentences of the release
sentences-of-a-release = Julkaisun lauseet
# Given out
given-out = Jaettu
# Corridors
corridors = Reitit
# Coverage
coverage = Kattavuus
# Before and after events
before-and-after-events = Ennen tapahtumia ja niiden jälkeen
# Dated events
dated-events = Päivätyt tapahtumat
# Quality of files
quality-of-files = Tiedostojen laatu
# Moves between regions
moves-between-regions = Siirtymät alueiden välillä
# Moves between regions as a whole
moves-between-regions-as-a-whole = Siirtymät alueiden välillä kokonaisuutena
# Moves in and out of regions
moves-in-and-out-of-regions = Alueille tulleet ja alueilta lähteneet
# Dictionary of indicators
dictionary-of-figures = Tunnuslukujen sanasto
# People who inject drugs
people-who-inject-drugs = Huumeita pistämällä käyttävät ihmiset
# Example of a letter to a partner
example-of-a-letter = Esimerkki kirjeestä kumppanille
# The total of the 2012 mapping, step by step
total-of-the-2012-mapping = Vuoden 2012 kartoituksen summa askel askeleelta
# Mapping returns of organisations
mapping-returns = Järjestöjen kartoitusvastaukset
# Shares as organisations estimate them
shares-stated-by-organisations = Osuudet järjestöjen arvion mukaan
# What is needed and not known, as organisations say
what-organisations-state = Mitä tarvitaan ja mitä ei tiedetä, järjestöjen mukaan
# Share of migrants
share-of-migrants = Muuttaneiden osuus
# Mobility
mobility = Liikkuvuus
# Why people moved
why-people-moved = Miksi ihmiset muuttivat
# People who moved
people-who-moved = Siirtyneet ihmiset
# Countries of origin
countries-of-origin = Alkuperämaat
# Population estimates
population-estimates = Arviot ihmisten määrästä
# Quality of records
quality-of-records = Tietueiden laatu
# People reached
people-reached = Tavoitetut ihmiset
# Referrals
referrals = Ohjaukset muihin palveluihin
# Monthly reports of partners
monthly-reports-of-partners = Kumppanien kuukausiraportit
# Restated numbers
restated-numbers = Tarkistetut luvut
# Moves as people say them
moves-as-people-say-them = Siirtymät ihmisten itsensä kertomina
# Services offered, by region
services-offered-by-region = Tarjotut palvelut alueittain
# Services
services = Palvelut
# Why the indoor share changed
why-the-indoor-share-changed = Miksi sisätiloissa työskentelevien osuus muuttui
# Where the people we reached work
where-the-people-we-reached-work = Missä tavoitetut ihmiset työskentelevät
# Setting in the next period
setting-in-the-next-period = Työskentelypaikka seuraavalla jaksolla
# Trends of where people work
trends-of-where-people-work = Työskentelypaikkojen kehityssuunnat
# Targets
targets-of-grants = Tavoitteet
# Rights violations reported
rights-violations-reported = Ilmoitetut oikeudenloukkaukset
# Survey of violence
survey-of-violence = Väkivaltakysely
# Physical violence
violation-violence = Fyysinen väkivalta
# Sexual violence
violation-sexual-violence = Seksuaalinen väkivalta
# Theft or extortion
violation-theft-or-extortion = Varkaus tai kiristys
# Not paid
violation-unpaid = Ei maksettu
# Detention
violation-detention = Kiinniotto
# Documents taken away
violation-documents-taken = Asiakirjat vietiin
# Discrimination
violation-discrimination = Syrjintä
# Something else
violation-another = Jokin muu
# Any violation
violation-any = Mikä tahansa loukkaus
# Police or another authority
by-state = Poliisi tai muu viranomainen
# Client
by-client = Asiakas
# Somebody else
by-somebody-else = Joku muu
# HIV care
referral-hiv-care = Hiv-hoito
# STI care
referral-sti-care = Sukupuolitautien hoito
# Drug treatment
referral-drug-treatment = Päihdehoito
# Tuberculosis
referral-tuberculosis = Tuberkuloosi
# Legal help
referral-legal-help = Oikeusapu
# Shelter
referral-shelter = Turvakoti
# Psychosocial help
referral-psychosocial-help = Psykososiaalinen tuki
# Social services
referral-social-help = Sosiaalipalvelut
# Any referral
referral-any = Mikä tahansa ohjaus
# … in this country
referral-to-the-same-country = … tässä maassa
# … in another country
referral-to-another-country = … toisessa maassa
# … country not recorded
referral-to-country-not-recorded = … maata ei kirjattu
# shown
marks-shown = näkyvissä
# hidden
marks-hidden = piilossa
# sex workers
sex-workers = seksityöntekijät
# sex workers, of whom most come from abroad
sex-workers-of-whom-most-come-from-abroad = seksityöntekijät, joista useimmat tulevat ulkomailta
# sex workers, as the meeting said; not defined further
sex-workers-as-the-meeting-said = seksityöntekijät, kuten kokous sanoi; ei tarkempaa määritelmää
# sex workers, as a sex worker-led organisation counts them; not defined further
sex-workers-as-they-count-themselves = seksityöntekijät, kuten heidän oma järjestönsä laskee; ei tarkempaa määritelmää
# women in sex work
women-in-sex-work = naiset seksityössä
# Each separately
each-separately = Kukin erikseen
# The whole file
refused-whole-file = Koko tiedosto
# One row
refused-one-row = Yksi rivi
# The whole file, and nothing of it is kept
refused-whole-file-nothing-kept = Koko tiedosto, eikä siitä säilytetä mitään
# Within {country}
within-a-given-country = Yhden maan sisällä: { $country }
# {one} and {other}
one-and-other-country = { $one } ja { $other }
# Within Russia
within-russia = Venäjän sisällä
# Within Ukraine
within-ukraine = Ukrainan sisällä
# Within Finland
within-finland = Suomen sisällä
# population estimate of {year}
population-estimate-of-a-year = arvio määrästä vuodelta { $year }
# not every city was worked in for the whole period
not-every-city-worked-in-for-the-period = kaikissa kaupungeissa ei toimittu koko jakson ajan
# codes not sealed: some may count twice
codes-not-sealed-some-may-count-twice = koodeja ei sinetöity: joku voi olla laskettu kahdesti
# above 100 % of the low estimate
above-100-percent-of-the-low-estimate = yli 100 % pienimmästä arviosta
# people in several cities may count twice
several-cities-seen = useassa kaupungissa työskentelevä voi olla mukana kahdesti
# unknown how many people work in several cities
several-cities-unknown = ei tiedetä, kuinka moni työskentelee useassa kaupungissa
# Period type
period-type = Jakson laji
# First day
first-day = Ensimmäinen päivä
# Country
country = Maa
# Result
result = Tulos
# Framework
framework = Mittaristo
# Persons (number)
persons-number = Ihmiset (määrä)
# Coverage - low
coverage-low = Kattavuus – alin
# Coverage - point
coverage-point = Kattavuus – arvio
# Coverage - high
coverage-high = Kattavuus – ylin
# Baseline (share)
baseline-share = Lähtötaso (osuus)
# Target (share)
target-share = Tavoite (osuus)
# Target achieved - per cent
target-achieved-per-cent = Tavoitteesta toteutunut – prosenttia
# Reports received - share
reports-received-share = Saapuneet raportit – osuus
# Reports received on time - share
reports-received-on-time-share = Ajoissa saapuneet raportit – osuus
# Status
status = Tila
# Note
note = Huomautus
# To know before quoting
to-know-before-quoting = Tiedettävä ennen lainaamista
# No.
number-in-order = Nro
# Newest closed year
newest-closed-year = Uusin suljettu vuosi
# Closed period
closed-period = Suljettu jakso
# Period
period = Jakso
# Grant or strategy
grant-or-strategy = Avustus tai strategia
# Persons reached
persons-reached = Tavoitetut ihmiset
# Coverage (lowest to highest)
coverage-lowest-to-highest = Kattavuus (alin–ylin)
# Target (baseline)
target-baseline = Tavoite (lähtötaso)
# Target achieved (lowest to highest)
target-achieved-lowest-to-highest = Tavoitteesta toteutunut (alin–ylin)
# Reports received (on time)
reports-received-on-time = Saapuneet raportit (ajoissa)
# {year}-{part}
period-month = { $year }-{ $part }
# {year} Q{part}
period-quarter = { $year }, { $part }. nelj.
# {year} H{part}
period-half-year = { $year }, { $part }. puolivuosi
# {year}
period-year = { $year }
# {year}, US fiscal year
period-fiscal-year = { $year }, USA:n varainhoitovuosi
# no target set
no-target-set = tavoitetta ei ole asetettu
# none
no-target = ei ole
# not known
not-known = ei tiedossa
# What was reached, and how much of the target is that?
coverage-results-title = Mitä saavutettiin, ja kuinka suuri osa tavoitteesta se on?
# A row per result and country - persons reached, coverage of the cities where partners work between the highest and lowest population estimate, target, and reports received.
coverage-results-how-to-read = Rivillä tulos ja maa: tavoitetut ihmiset, kattavuus kaupungeissa, joissa kumppaneita on (määrän suurimman ja pienimmän arvion välissä), tavoite ja saapuneet raportit.
# Period start
period-start = Jakson alku
# Region
region = Alue
# City
city = Kaupunki
# Place
place = Paikka
# Point or edge of the band
point-or-edge-of-the-band = Piste tai vaihteluvälin raja
# Place and edge of its band
place-and-edge-of-its-band = Paikka ja vaihteluvälin raja
# , lowest to highest estimate
edge-lowest-to-highest-estimate = , pienimmästä suurimpaan arvioon
# What share of the people in the cities served is reached in each quarter?
coverage-band-title = Kuinka suuri osa kaupunkien ihmisistä tavoitetaan neljänneksen aikana?
# A line per country, persons reached in a closed quarter divided by the estimate of the cities served, inside a band from the lowest to the highest estimate.
coverage-band-how-to-read = Viiva maata kohti: suljetun neljänneksen aikana tavoitetut ihmiset jaettuna arviolla kaupungeista, joissa kumppaneita on; ympärillä vaihteluväli pienimmästä suurimpaan arvioon.
# Reports
reports = Raportit
# Share of expected reports
share-of-expected-reports = Osuus odotetuista raporteista
# Country and half-year
country-and-half-year = Maa ja puolivuosi
# Share
share = Osuus
# How complete are the reports?
coverage-reports-title = Kuinka kattavasti raportit on saatu?
# A bar per country and closed half-year, all reports expected, divided into received on time, received late and not received.
coverage-reports-how-to-read = Pylväs maata ja suljettua puolivuotta kohti: kaikki odotetut raportit jaettuna ajoissa saapuneisiin, myöhässä saapuneisiin ja saapumatta jääneisiin.
# Gender
gender = Sukupuoli
# Age
age = Ikä
# Origin
origin = Alkuperä
# First published
first-published = Julkaistu ensi kerran
# Persons reached or why not shown
persons-reached-or-why-not-shown = Tavoitetut ihmiset tai miksi ei näytetä
# Persons
persons = Ihmisiä
# How many people were reached, by gender?
coverage-gender-title = Kuinka monta ihmistä tavoitettiin, sukupuolittain?
# A group of bars per country and closed half-year, a bar per gender; who are too few to show have no bar, and people met in two countries count in each.
coverage-gender-how-to-read = Pylväsryhmä maata ja suljettua puolivuotta kohti, pylväs sukupuolta kohti; liian pienillä ryhmillä ei ole pylvästä, ja kahdessa maassa kohdatut lasketaan kumpaankin.
# Code
code-of-a-group = Koodi
# Age not recorded
age-not-recorded = Ikää ei kirjattu
# 18–24 together
age-18-to-24-together = 18–24 yhteensä
# 25 and older together
age-25-and-older-together = 25 ja vanhemmat yhteensä
# –
mark-of-few = –
# How old are the people reached?
coverage-age-title = Minkä ikäisiä tavoitetut ihmiset ovat?
# A row per age group, a column per country. 18–24 and 25 and older hold the narrower bands, and people whose age is recorded in groups that wide.
coverage-age-how-to-read = Rivillä ikäryhmä, sarakkeessa maa. Ryhmät 18–24 ja 25 vuotta täyttäneet sisältävät kapeammat ryhmät ja ne, joiden ikä on kirjattu yhtä laveasti.
# Service
service = Palvelu
# Share - low
share-low = Osuus – alin
# Share - high
share-high = Osuus – ylin
# Share who received it
share-who-received-it = Palvelun saaneiden osuus
# What did the package contain?
coverage-services-title = Mitä palvelupaketti sisälsi?
# A row per service, a column per country; the share of people reached who received it at least once, its 95 % interval in brackets.
coverage-services-how-to-read = Rivillä palvelu, sarakkeessa maa: niiden osuus tavoitetuista ihmisistä, jotka saivat palvelun ainakin kerran, ja suluissa sen 95 %:n väli.
# Year (number)
year-number = Vuosi (luku)
# Method
method = Menetelmä
# Lowest (number)
lowest-number = Pienin (määrä)
# Estimate (number)
estimate-number = Arvio (määrä)
# Highest (number)
highest-number = Suurin (määrä)
# Who is meant
who-is-meant = Keitä tarkoitetaan
# Source
source = Lähde
# Quality
quality = Laatu
# Used for coverage
used-for-coverage = Käytetään kattavuuteen
# Share met (number)
share-met-number = Kohdattujen osuus (luku)
# Area
area = Alue tai maa
# Used now
used-now = Käytössä nyt
# Estimate (lowest to highest)
estimate-lowest-to-highest = Arvio (pienin–suurin)
# Share of the national estimate met by partners of this network – not national coverage
share-met-not-coverage = Tämän verkoston kumppanien kohtaamien ihmisten osuus kansallisesta arviosta – ei maan kattavuus
# Cities where partners work
cities-where-partners-work = Kaupungit, joissa kumppaneita on
# Whole country
whole-country = Koko maa
# yes
used = kyllä
# for earlier years
used-for-earlier-years = aiemmille vuosille
# no
not-used = ei
# Which population estimates stand behind this?
coverage-estimates-title = Mitkä arviot ihmisten määrästä ovat tämän takana?
# A row per estimate with year, method, lowest and highest value, source, and whether the newest closed year uses it (while no year has closed, the newest closed half-year).
coverage-estimates-how-to-read = Rivillä arvio: vuosi, menetelmä, pienin ja suurin arvo, lähde ja se, käyttääkö uusin suljettu vuosi sitä (niin kauan kuin yksikään vuosi ei ole sulkeutunut, uusin suljettu puolivuosi).
# Indicator
indicator = Tunnusluku
# Language
language = Kieli
# Figure
figure = Luku
# What is counted
what-is-counted = Mitä lasketaan
# Divided by
divided-by = Jakaja
# What it cannot say
what-it-cannot-say = Mitä se ei kerro
# What can these numbers not say?
coverage-cannot-say-title = Mitä nämä luvut eivät kerro?
# A row per figure of this dashboard - what is counted in it, and what it must not be read as.
coverage-cannot-say-how-to-read = Rivillä koontinäytön luku: mitä siihen lasketaan, ja miten sitä ei saa lukea.
# code
column-of-codes = koodi
# Rows
rows = Rivit
# invented data
invented-data = keksittyä tietoa
# For donors - results against targets, who is reached, what the package contained, and how far the numbers can be trusted.
coverage-description = Rahoittajille: tulokset suhteessa tavoitteisiin, keitä tavoitetaan, mitä palvelupaketti sisälsi ja miten pitkälle lukuihin voi luottaa.
# Invented data: a demonstration network. Only the 2012 mapping is real.
notice-of-invented-data = Keksittyä tietoa: esittelyverkosto. Vain vuoden 2012 kartoitus on aito.
# Closed periods alone: a period that is still open has no figure yet. Counts are rounded to five and carry small random changes, so parts may not add up; not for payment. Coverage is that of the cities where partners of this network work, never of a country. *Too few to show, or none* is not zero, and neither is a report that did not come.
coverage-introduction = Vain suljetut jaksot: sulkemattomalla jaksolla ei vielä ole lukua. Luvut on pyöristetty viiden tarkkuudella, ja niissä on pieniä satunnaisia muutoksia, joten osat eivät aina summaudu kokonaisuudeksi; ei maksuperuste. Kattavuus koskee kaupunkeja, joissa tämän verkoston kumppaneita on, ei koskaan maata. *Liian vähän näytettäväksi tai ei yhtään* ei ole nolla, eikä nolla ole myöskään raportti, joka ei saapunut.
# Release, its day, and the share of expected reports that were received
footnote-picture = Julkaisu, sen päivä ja saapuneiden osuus odotetuista raporteista
# How to read this
how-to-read-this = Näin tätä luetaan
# contacts of partners, each person counted once; population estimates as published
source-persons-and-population-estimates = kumppanien kohtaamiset, jokainen ihminen laskettu kerran; arviot ihmisten määrästä sellaisina kuin ne on julkaistu
# Who was reached
who-was-reached = Keitä tavoitettiin
# contacts of partners, each person counted once
source-persons = kumppanien kohtaamiset, jokainen ihminen laskettu kerran
# too few to show, or none
what-the-mark-of-few-means = liian vähän näytettäväksi tai ei yhtään
# contacts of partners, each person counted once for each service
source-persons-for-each-service = kumppanien kohtaamiset, jokainen ihminen laskettu kerran kutakin palvelua kohti
# What the numbers rest on
what-the-numbers-rest-on = Mihin luvut perustuvat
# published population estimates, and overlaps of the network's own lists
source-population-estimates = julkaistut arviot ihmisten määrästä ja verkoston omien luetteloiden päällekkäisyydet
# the dictionary of indicators
source-dictionary-of-indicators = tunnuslukujen sanasto
# One country, or several.
one-country-or-several = Yksi maa tai useita.
# Applies to results, age and services. A year holds KP_PREV of the US fiscal year that ends in it.
coverage-closed-period-help = Koskee tuloksia, ikää ja palveluja. Vuosi sisältää sen Yhdysvaltain varainhoitovuoden KP_PREV:n, joka päättyy kyseisenä vuonna.
# Applies to the results.
applies-to-the-results = Koskee tuloksia.
# Applies to the results. A strategy sets a target without a grant.
coverage-grant-name-help = Koskee tuloksia. Strategia asettaa tavoitteen ilman avustusta.
# all partners
line-of-all-partners = kaikki kumppanit
# constant reporters
line-of-constant-reporters = joka jaksolta raportoineet
# Real change
real-change = Todellinen muutos
# Other mix of places
other-mix-of-places = Paikkojen painotus
# Other ways to meet
other-ways-to-meet = Muut kohtaamistavat
# Who reported
who-reported = Kuka raportoi
# Not explained
not-explained = Selittämätön
# Accepted whole
accepted-whole = Hyväksytty kokonaan
# Accepted after repair
accepted-after-repair = Hyväksytty korjattuna
# Accepted without refused rows
accepted-without-refused-rows = Hyväksytty ilman hylättyjä rivejä
# Refused whole
refused-whole = Hylätty kokonaan
# Left
what-is-left = Jäljellä
# Falls away
falls-away = Putoaa pois
# day
day-of-an-event = päivä
# Partner
partner = Kumppani
# First day of the month
first-day-of-the-month = Kuukauden ensimmäinen päivä
# Reports expected
reports-expected = Odotetut raportit
# Reports received
reports-received = Saapuneet raportit
# Report
report = Raportti
# Of the last twelve months
of-the-last-twelve-months = Viimeisiltä 12 kuukaudelta
# Reports due
reports-due = Raportteja piti saapua
# Did the reports that were due arrive?
quality-received-title = Saapuivatko raportit, joiden määräaika on ohi?
# A bar per quarter, one report for each partner and month that was due, divided into on time, late, missing and long overdue.
quality-received-how-to-read = Pylväs neljännestä kohti: yksi raportti kumppania ja kuukautta kohti, kun määräaika on ohi; ajoissa, myöhässä, puuttuu tai pahasti myöhässä.
# Who was late, and how often?
quality-lateness-title = Kuka myöhästyi, ja miten usein?
# A bar per partner alias, its reports due in the last twelve months, divided into on time, late, missing and long overdue.
quality-lateness-how-to-read = Pylväs kumppanin peitenimeä kohti: viimeisten kahdentoista kuukauden raportit, joiden määräaika on ohi; ajoissa, myöhässä, puuttuu tai pahasti myöhässä.
# Reporting rate
reporting-rate = Raportointiaste
# Reporting rate on time
reporting-rate-on-time = Raportointiaste määräajassa
# What share of the expected reports do we have?
quality-rates-title = Kuinka suuri osa odotetuista raporteista meillä on?
# A row per country for the last twelve months, with the reports due, those received, those received on time, and both as shares.
quality-rates-how-to-read = Rivillä maa viimeisiltä kahdeltatoista kuukaudelta: raportit, joiden piti saapua, saapuneet, ajoissa saapuneet ja näiden molempien osuudet.
# Kind
kind = Laji
# Measure
measure = Mittari
# What became of the file
what-became-of-the-file = Mitä tiedostolle tapahtui
# What was wrong
what-was-wrong = Mikä oli vialla
# What is refused
what-is-refused = Mitä hylätään
# Were the files accepted?
quality-files-title = Hyväksyttiinkö tiedostot?
# A bar per half-year, the files that came - accepted whole, accepted after repair (rows of totals and the like taken out), accepted without the rows that were refused, or refused whole.
quality-files-how-to-read = Pylväs puolivuotta kohti: saapuneet tiedostot – hyväksytty kokonaan, hyväksytty korjattuna (summarivit ja vastaavat poistettu), hyväksytty ilman hylättyjä rivejä tai hylätty kokonaan.
# What was refused most often, and why?
quality-refusals-title = Mitä hylättiin useimmin, ja miksi?
# A row per rule, the most frequent first, with how much is refused for it, and in how many files.
quality-refusals-how-to-read = Rivillä sääntö, yleisin ensin: kuinka paljon sen vuoksi hylätään ja kuinka monessa tiedostossa.
# Reason
reason = Syy
# Of the two newest half-years
of-the-two-newest-half-years = Kahdelta uusimmalta puolivuodelta
# What
what-is-measured = Mitä
# Share of the people reached
share-of-the-people-reached = Osuus tavoitetuista ihmisistä
# Where they work
where-they-work = Missä he työskentelevät
# Country of origin
country-of-origin = Alkuperämaa
# Kind of migration
kind-of-migration = Muuton laji
# Recognised by a part of the code alone
recognised-by-a-part-of-the-code-alone = Tunnistettu vain osasta koodia
# Perhaps the same as somebody else
perhaps-the-same-as-somebody-else = Ehkä sama kuin joku toinen
# Met once by a code that is not sealed: perhaps counted twice
met-once-by-an-unsealed-code = Kerran kohdattu sinetöimättömällä koodilla: ehkä laskettu kahdesti
# not known: codes are not sealed
not-known-codes-not-sealed = ei tiedossa: koodeja ei ole sinetöity
# fewer than a hundred people
fewer-than-a-hundred-people = alle sata ihmistä
# What is not recorded?
quality-not-recorded-title = Mitä ei ole kirjattu?
# A row per question and closed half-year, a column per country, the share of the people reached whose answer was not recorded.
quality-not-recorded-how-to-read = Rivillä kysymys ja suljettu puolivuosi, sarakkeessa maa: niiden osuus tavoitetuista ihmisistä, joiden vastausta ei kirjattu.
# How sure is it that one person is counted once?
quality-linkage-title = Kuinka varmasti yksi ihminen lasketaan vain kerran?
# Shares of the people reached, by closed half-year and country, who were recognised by a part of their code alone, or may be somebody counted already.
quality-linkage-how-to-read = Osuudet tavoitetuista ihmisistä suljettua puolivuotta ja maata kohti: ketkä tunnistettiin vain osasta koodia ja ketkä saattavat olla jo laskettuja.
# Left or not
whether-left = Jäljellä vai ei
# Step
step = Vaihe
# Printed, organisation by organisation
printed-organisation-by-organisation = Painettu järjestöittäin
# Of these people, not contacts
of-these-people-not-contacts = Näistä ihmisiä, ei kohtaamisia
# Of these counted in one year
of-these-counted-in-one-year = Näistä yhden vuoden lukuja
# What is left of 28,363?
quality-audit-steps-title = Mitä jää jäljelle luvusta 28 363?
# Four bars, from the stated total down to the counts of one year; blue and the number say what is left after a step, grey what falls away at it.
quality-audit-steps-how-to-read = Neljä pylvästä ilmoitetusta summasta yhden vuoden lukuihin; sininen ja luku kertovat, mitä vaiheen jälkeen on jäljellä, harmaa sen, mikä vaiheessa putoaa pois.
# Stated in print
stated-in-print = Painettu ilmoitus
# Rebuilt from print
rebuilt-from-print = Laskettu painetusta
# Difference
difference = Erotus
# % of 1,000,000
percent-of-1000000 = % arviosta 1 000 000
# % of 3,000,000, a second estimate
percent-of-3000000-a-second-estimate = % toisesta arviosta, 3 000 000
# Why
why-it-differs = Miksi
# Share of 1,000,000
share-of-1000000 = Osuus arviosta 1 000 000
# Share of 3,000,000, a second estimate
share-of-3000000-a-second-estimate = Osuus toisesta arviosta, 3 000 000
# Stated
stated = Ilmoitettu
# Rebuilt
rebuilt = Laskettu uudelleen
# Cannot be rebuilt
cannot-be-rebuilt = Ei voi laskea uudelleen
# Why does it fall?
quality-audit-reasons-title = Miksi luku pienenee?
# A row per way of counting, with what is left, what cannot be rebuilt, the share of the two population estimates and the reason.
quality-audit-reasons-how-to-read = Rivillä laskutapa: mitä jää jäljelle, mitä ei voi laskea uudelleen, osuus kahdesta ihmisten määrän arviosta ja syy.
# Federal district
federal-district = Federaatiopiiri
# Organisations
organisations = Järjestöt
# With a count
with-a-count = Luku annettu
# Migrants
migrants = Muuttaneet
# Inject drugs
inject-drugs = Käyttää huumeita pistämällä
# People covered in one year
people-covered-in-one-year = Yhden vuoden aikana tavoitetut ihmiset
# no count of one year
no-count-of-one-year = ei yhden vuoden lukua
# Where were the 27 organisations, and what did they say?
quality-districts-title = Missä 27 järjestöä olivat, ja mitä ne kertoivat?
# A row per federal district; shares are the lowest to highest that its organisations printed, in brackets how many printed one.
quality-districts-how-to-read = Rivillä federaatiopiiri; osuudet ovat sen järjestöjen painetuista luvuista pienimmästä suurimpaan, ja suluissa on, kuinka monelta luku on painettu.
# Return
return = Vastauslomake
# Organisation
organisation = Järjestö
# Covered - low
covered-low = Tavoitettu – pienin
# Covered - high
covered-high = Tavoitettu – suurin
# Counted
counted = Mitä laskettiin
# Indoor % - low
indoor-percent-low = Sisätiloissa % – alin
# Indoor % - high
indoor-percent-high = Sisätiloissa % – ylin
# Outdoor % - low
outdoor-percent-low = Ulkona % – alin
# Outdoor % - high
outdoor-percent-high = Ulkona % – ylin
# Migrants % - low
migrants-percent-low = Muuttaneet % – alin
# Migrants % - high
migrants-percent-high = Muuttaneet % – ylin
# Inject drugs % - low
inject-drugs-percent-low = Huumeita pistämällä % – alin
# Inject drugs % - high
inject-drugs-percent-high = Huumeita pistämällä % – ylin
# Remark
remark = Lisätieto
# Covered
covered = Tavoitettu
# What to know before quoting it
what-to-know-before-quoting-it = Mitä on tiedettävä ennen lainaamista
# Do they agree
do-they-agree = Ovatko ne yhtä mieltä
# Do the organisations of the city agree?
do-the-organisations-of-the-city-agree = Ovatko kaupungin järjestöt samaa mieltä?
# no count printed
no-count-printed = lukua ei painettu
# at least
at-least = vähintään
# Do organisations of one city agree on where people work?
quality-cities-title = Ovatko kaupungin järjestöt yhtä mieltä työskentelypaikoista?
# A row per organisation code that printed a share, its own estimate of local work places, and whether the organisations of its city contradict each other.
quality-cities-how-to-read = Rivillä sen järjestön koodi, jolta osuus on painettu: sen oma arvio paikallisista työskentelypaikoista ja se, ovatko saman kaupungin järjestöt keskenään ristiriidassa.
# What happened
what-happened = Mitä tapahtui
# Share, per cent
share-in-per-cent = Osuus, prosenttia
# Times - mean
times-mean = Kertoja – keskiarvo
# Times - lowest
times-lowest = Kertoja – vähiten
# Times - highest
times-highest = Kertoja – eniten
# People asked
people-asked = Kysyttyjä ihmisiä
# Months asked about
months-asked-about = Kuukaudet, joista kysyttiin
# Times, mean (range)
times-mean-and-range = Kertoja, keskiarvo (vaihteluväli)
# What violence did outdoor workers in one city report?
quality-violence-title = Mistä väkivallasta yhden kaupungin ulkona työskentelevät kertoivat?
# A row per kind of violence: to what share of 102 sex workers who work outdoors in Saint Petersburg it happened in twelve months, and how often. One city, 102 people, not representative of any other place, of people who work indoors, or of today.
quality-violence-how-to-read = Rivillä väkivallan laji: kuinka suurelle osalle 102 ulkona työskentelevästä seksityöntekijästä Pietarissa niin tapahtui kahdentoista kuukauden aikana ja kuinka usein. Yksi kaupunki, 102 ihmistä; ei edusta mitään muuta paikkaa, sisätiloissa työskenteleviä eikä nykyaikaa.
# How far the figures can be trusted - what arrived, what was refused, and what was not recorded.
quality-description = Miten paljon lukuihin voi luottaa: mitä saapui, mitä hylättiin ja mitä ei kirjattu.
# What arrived
what-arrived = Mitä saapui
# deliveries of partners, and when they were due
source-deliveries = kumppanien toimitukset ja niiden määräajat
# How good it is
how-good-it-is = Miten luotettavaa se on
# the register of partners' files; rows are never counted
source-register-of-files = kumppanien tiedostojen luettelo; rivejä ei koskaan lasketa
# contacts of partners and how their records were joined, by half-year
source-records-joined = kumppanien kohtaamiset ja tietueiden yhdistäminen, puolivuosittain
# 2012: real, printed
real-printed-2012 = 2012: aito, painettu
# **Real, printed in 2012.** The report of a national meeting in Saint Petersburg (7–9 November 2012) states that 37 organisations in Russia covered 28,363 sex workers.
# It prints 27 of them. Below: what is left of the total, where the organisations are, where they contradict each other, and one survey. Ranges stay ranges. It is a baseline of what was known, not a measure to compare today's figures with.
quality-2012-introduction =
    { "*" }*Aito, painettu vuonna 2012.** Pietarissa pidetyn kansallisen kokouksen (7.–9. marraskuuta 2012) raportti ilmoittaa, että 37 järjestöä Venäjällä tavoitti 28 363 seksityöntekijää.
    Niistä 27 on painettu raporttiin. Alla: mitä summasta jää jäljelle, missä järjestöt ovat, missä ne ovat keskenään ristiriidassa, ja yksi kysely. Vaihteluvälit pysyvät vaihteluväleinä. Tämä on lähtötaso siitä, mitä silloin tiedettiin, ei mitta, johon nykyisiä lukuja verrattaisiin.
# the printed report of the 2012 national mapping
source-printed-mapping = vuoden 2012 kansallisen kartoituksen painettu raportti
# 2012: places and violence
printed-2012-places = 2012: paikat ja väkivalta
# The meeting says of its 37 organisations: North-West 11, Siberian 8, Volga 6, Central 5, Ural and Southern "only two", Far East none. The printed table has nine in the Volga district, and does not say why.
quality-2012-where-organisations-are = Kokous kertoo 37 järjestöstään: Luoteinen 11, Siperian 8, Volgan 6, Keskinen 5, Uralin ja Eteläinen ”vain kaksi”, Kaukoitä ei yhtään. Painetussa taulukossa Volgan piirissä on yhdeksän, eikä syytä kerrota.
# the survey printed with the report of the 2012 meeting
source-printed-survey = vuoden 2012 kokouksen raportin mukana painettu kysely
# Sentence
sentence = Lause
# Lowest estimate
lowest-estimate = Pienin arvio
# Highest estimate
highest-estimate = Suurin arvio
# Source of the estimate
source-of-the-estimate = Arvion lähde
# Year of the estimate
year-of-the-estimate = Arvion vuosi
# First of its question
first-of-its-question = Kysymyksensä ensimmäinen
# Question
question = Kysymys
# Answer
answer = Vastaus
# How many of how many?
how-many-of-how-many = Kuinka moni kuinka monesta?
# Where do they work?
where-do-they-work = Missä he työskentelevät?
# Who moves?
who-moves = Kuka siirtyy?
# … and whose estimate is that?
and-whose-estimate-is-that = … ja kenen arvio se on?
# Three questions, three answers
start-here-answers-title = Kolme kysymystä, kolme vastausta
# A sentence per country for each question - how many people were reached, out of what estimate, where they work, who moves.
start-here-answers-how-to-read = Lause maata ja kysymystä kohti: kuinka monta ihmistä tavoitettiin, mistä arviosta, missä he työskentelevät, kuka siirtyy.
# What share of the people in the served cities did we reach in each quarter?
start-here-coverage-band-title = Kuinka suuren osan kaupunkien ihmisistä tavoitimme neljänneksen aikana?
# A line per country, people reached in the quarter out of those estimated in the served cities; the band is between the lowest and highest estimate. A longer period reaches more people: do not compare a quarter with a half-year.
start-here-coverage-band-how-to-read = Viiva maata kohti: neljänneksen aikana tavoitetut ihmiset arviosta, joka koskee kaupunkeja, joissa kumppaneita on; vaihteluväli on pienimmän ja suurimman arvion välissä. Pidemmässä ajassa tavoitetaan enemmän ihmisiä: neljännestä ei verrata puolivuoteen.
# Partners counted
partners-counted = Mukana olevat kumppanit
# Persons with a setting
persons-with-a-setting = Ihmiset, joiden työskentelypaikka tiedetään
# Country and year
country-and-year = Maa ja vuosi
# Where do the people we reached work?
start-here-settings-year-title = Missä tavoittamamme ihmiset työskentelevät?
# Three bars per country and year, the shares of the people reached who worked indoors, outdoors and remotely only; some worked in several.
start-here-settings-year-how-to-read = Kolme pylvästä maata ja vuotta kohti: sisätiloissa, ulkona ja vain etänä työskennelleiden osuudet tavoitetuista ihmisistä; osa työskenteli useassa paikassa.
# Change in points
change-in-points = Muutos, %-yks.
# Clear or not
clear-or-not = Selvä vai ei
# Why not divided
why-not-divided = Miksi ei jaettu
# Country and change
country-and-change = Maa ja muutos
# Points
points = Prosenttiyksikköä
# Is the shift indoors real, or did other partners report?
start-here-real-or-reported-title = Sisätiloihin siirtyminen: todellista vai eri raportoijat?
# A bar per country, the change of its indoor share in points against a year before, divided into what is real and what only looks so. Where a change is not compared, its rest is not explained.
start-here-real-or-reported-how-to-read = Pylväs maata kohti: sisätiloissa työskentelevien osuuden muutos vuoden takaisesta prosenttiyksikköinä, jaettuna siihen, mikä on todellista ja mikä vain näyttää siltä. Jos muutosta ei verrata, sen loppuosa jää selittämättä.
# Who has not reported?
start-here-who-reported-title = Kuka ei ole raportoinut?
# A row per partner alias, a column per month, a word in each cell - on time, late, long overdue, missing or not yet due.
start-here-who-reported-how-to-read = Rivillä kumppanin peitenimi, sarakkeessa kuukausi, solussa sana: ajoissa, myöhässä, pahasti myöhässä, puuttuu tai määräaika kesken.
# Countries linked
countries-linked = Yhdistetyt maat
# From
move-from = Mistä
# To
move-to = Mihin
# Next place
next-place = Seuraava paikka
# Who moves? Persons met in one region, then in another
start-here-moves-sankey-title = Kuka siirtyy? Ensin yhdellä, sitten toisella alueella kohdatut ihmiset
# People from the region where they were met to the region where they were met next, in the newest year; flows too few to show are not drawn.
start-here-moves-sankey-how-to-read = Ihmiset alueelta, jolla heidät kohdattiin, alueelle, jolla heidät kohdattiin seuraavaksi, uusimpana vuonna; liian pieniä virtoja ei piirretä.
# Line
line = Viiva
# Letter
letter = Kirje
# Row
row = Rivi
# What does a partner get back?
start-here-letter-title = Mitä kumppani saa takaisin?
# A letter for every delivery, in the reader's language; it names the refused row, the rule and how to mend it, and never a value.
start-here-letter-how-to-read = Kirje jokaisesta toimituksesta lukijan kielellä; siinä kerrotaan hylätty rivi, sääntö ja korjaustapa, ei koskaan arvoa.
# Can you find out how many trans or non-binary people were met in Turku?
start-here-try-the-three-title = Saatko selville trans- ja muunsukupuolisten määrän Turussa?
# People reached in two cities, July to December 2023, by gender; the other cells of Turku are hidden, too, so that no subtraction gives it away.
start-here-try-the-three-how-to-read = Tavoitetut ihmiset kahdessa kaupungissa heinä–joulukuussa 2023 sukupuolen mukaan; myös Turun muut solut on piilotettu, jottei lukua saa selville vähentämällä.
# 28,363 people were stated: how many can be rebuilt from print?
start-here-audit-bars-title = 28 363 ihmistä ilmoitettiin: kuinka moni voidaan laskea painetusta?
# Horizontal bars, one per way of counting, from the stated total to the counts that are truly annual.
start-here-audit-bars-how-to-read = Vaakapylväs laskutapaa kohti, ilmoitetusta summasta lukuihin, jotka todella ovat vuosilukuja.
# Why do the stated and the rebuilt total differ?
start-here-audit-why-title = Miksi ilmoitettu ja uudelleen laskettu summa eroavat?
# A row per way of counting, with what is left, what cannot be rebuilt, the share of the two population estimates and the reason.
start-here-audit-why-how-to-read = Rivillä laskutapa: mitä jää jäljelle, mitä ei voi laskea uudelleen, osuus kahdesta ihmisten määrän arviosta ja syy.
# What did the 27 organisations print?
start-here-audit-returns-title = Mitä 27 järjestöltä on painettu?
# A row per organisation code with its city, its count, its own estimate of local work places, and what we found when reading it.
start-here-audit-returns-how-to-read = Rivillä järjestön koodi: kaupunki, luku, järjestön oma arvio paikallisista työskentelypaikoista ja se, mitä huomasimme lukiessamme.
# Start here
start-here = Aloita tästä
# Three questions, three answers, and why you may believe them.
start-here-description = Kolme kysymystä, kolme vastausta ja syy uskoa niihin.
# In a minute
in-a-minute = Minuutissa
# Partners in Russia, Ukraine and Finland meet sex workers and send, every month, records without names. Below: what these say in sentences, then in pictures; who has not sent any; and why nobody can be found in them.
# Numbers carry small random changes, typically one or two persons, so parts may not add up.
start-here-introduction-ru-ua-fi =
    Kumppanit Venäjällä, Ukrainassa ja Suomessa kohtaavat seksityöntekijöitä ja lähettävät joka kuukausi tietueita ilman nimiä. Alla: mitä ne kertovat lauseina ja sitten kuvina, kuka ei ole lähettänyt mitään ja miksi ketään ei voi löytää niistä.
    Luvuissa on pieniä satunnaisia muutoksia, yleensä yksi tai kaksi ihmistä, joten osat eivät aina summaudu kokonaisuudeksi.
# the published tables of this release, put into sentences
source-sentences-of-the-release = tämän julkaisun taulukot lauseiksi kirjoitettuina
# contacts of partners that reported every month of both periods
source-constant-reporters = niiden kumppanien kohtaamiset, jotka raportoivat molempien jaksojen joka kuukaudelta
# Who moves
who-is-on-the-move = Kuka siirtyy
# contacts of partners, persons met again elsewhere; nothing is known of who was not met again
source-persons-met-elsewhere = kumppanien kohtaamiset, muualla uudelleen kohdatut ihmiset; niistä, joita ei kohdattu uudelleen, ei tiedetä mitään
# Try it
try-it = Kokeile
# the feedback letter of one delivery
source-feedback-letter = yhden toimituksen palautekirje
# **Try it yourself.** Open the menu of the table above (three dots) and take *Download as CSV*. An analyst can ask in SQL Lab, too:
#
# `select persons, status_label from published.pub_reach where gender = 'trans_or_nonbinary' and city_code = 'fi_turku' and period_type = 'half_year' and period_start = date '2023-07-01'`
#
# Chart, CSV and SQL give the same answer, because nobody here can reach anything but the published file. In it, no group of fewer than five people can be told with certainty, not even by subtracting one cell from another.
start-here-try-it-yourself =
    { "*" }*Kokeile itse.** Avaa yllä olevan taulukon valikko (kolme pistettä) ja valitse *Lataa CSV-tiedostona*. Analyytikko voi kysyä myös SQL Labissa:

    `select persons, status_label from published.pub_reach where gender = 'trans_or_nonbinary' and city_code = 'fi_turku' and period_type = 'half_year' and period_start = date '2023-07-01'`

    Kaavio, CSV ja SQL antavat saman vastauksen, koska täällä kukaan ei pääse muuhun kuin julkaistuun tiedostoon. Siinä yhtäkään alle viiden ihmisen ryhmää ei voi saada varmuudella selville, ei edes vähentämällä solua toisesta.
# **Real, printed in 2012.** A national mapping in Russia stated 28,363 sex workers reached out of an estimated 1,000,000 (2.8 %).
# This is what can be rebuilt from the 27 organisations that the meeting's report prints, and why it differs.
start-here-2012-introduction =
    { "*" }*Aito, painettu vuonna 2012.** Venäjän kansallinen kartoitus ilmoitti, että 28 363 seksityöntekijää oli tavoitettu arviolta 1 000 000:sta (2,8 %).
    Tässä näkyy, mitä voidaan laskea 27 järjestöstä, jotka kokouksen raporttiin on painettu, ja miksi tulos eroaa.
# 2012: each organisation
printed-2012-organisations = 2012: kukin järjestö
# Indoor share
indoor-share = Sisätiloissa työskentelevien osuus
# Country and quarter
country-and-quarter = Maa ja neljännes
# Share of the people in the cities served
share-of-the-area-served = Osuus ihmisistä kaupungeissa, joissa kumppanit toimivat
# Work indoors
work-indoors = Työskentelee sisätiloissa
# Arrived from another country
arrived-over-a-border = Saapunut toisesta maasta
# days old:
days-old = päiviä lopusta:
# a year before:
a-year-before = vuotta aiemmin:
# The last twelve quarters, oldest first
last-twelve-quarters = Viimeiset kaksitoista neljännestä, vanhin ensin
# range
range = vaihteluväli
# change:
the-change = muutos:
# borders with a number:
borders-with-a-number = rajat, joilta on luku:
# The newest closed quarter in numbers
headlines-title = Viimeisin suljettu neljännes lukuina
# A row per country. The large figure is that of its newest closed quarter; below it stand its range and the same quarter of the year before. The range of the share follows from the lowest and highest population estimate, that of working indoors is its 95 % interval. Somebody who came over two borders is counted at both.
headlines-how-to-read = Rivillä maa. Suuri luku on viimeisin suljettu neljännes; sen alla ovat vaihteluväli ja sama neljännes vuotta aiemmin. Osuuden vaihteluväli johtuu pienimmästä ja suurimmasta arviosta ihmisten määrästä, ja sisätiloissa työskentelevien osuudella se on 95 %:n väli. Kaksi rajaa ylittänyt lasketaan molemmilla.
# Order
order = Järjestys
# What the release says
what-the-release-says = Mitä julkaisu kertoo
# nothing needs attention
nothing-needs-attention = ei vaadi huomiota
# What needs attention?
this-quarter-needs-attention-title = Mikä vaatii huomiota?
# At most five sentences of this release, the most urgent first.
this-quarter-needs-attention-how-to-read = Enintään viisi lausetta tästä julkaisusta, kiireellisin ensin.
# Partners or event
partners-or-event = Kumppanit tai tapahtuma
# Marks of events
marks-of-events = Tapahtumamerkit
# Day of the event
day-of-the-event = Tapahtuman päivä
# Event
event = Tapahtuma
# How many people were reached?
this-quarter-people-reached-title = Kuinka monta ihmistä tavoitettiin?
# Lines are people reached, by month or, where a choice is published no finer, by quarter or half-year: all partners, and paler those with a known place of work, met by partners that also reported a year before. A thin mark is an event: point at it. No point is no number, never zero.
this-quarter-people-reached-how-to-read = Viivat ovat tavoitetut ihmiset, kuukausittain tai, jos valintaa ei julkaista niin tarkasti, neljänneksittäin tai puolivuosittain: kaikki kumppanit, ja vaaleampina ihmiset, joiden työskentelypaikka tiedetään ja jotka kohtasi kumppani, joka raportoi myös vuotta aiemmin. Ohut pystyviiva on tapahtuma: vie osoitin sen päälle. Pisteen puuttuminen tarkoittaa, ettei lukua ole – ei koskaan nollaa.
# What share of the people in the area served, in each half-year?
this-quarter-served-area-title = Mikä osuus toiminta-alueen ihmisistä tavoitettiin puolivuodessa?
# A line per area and half-year, people reached divided by the population estimate, inside a band between the lowest and highest estimate; a half-year still open, or too few to show, has no point.
this-quarter-served-area-how-to-read = Viiva aluetta kohti puolivuosittain: tavoitetut ihmiset jaettuna arviolla ihmisten määrästä; vaihteluväli on pienimmän ja suurimman arvion välissä. Pistettä ei ole, jos puolivuotta ei ole vielä suljettu tai ihmisiä on liian vähän näytettäväksi.
# Cities of the region
cities-of-the-region = Alueen kaupungit
# Persons a year before
persons-a-year-before = Ihmisiä vuotta aiemmin
# Reached a year before
reached-a-year-before = Tavoitettu vuotta aiemmin
# Did we reach more people than a year ago?
this-quarter-regions-title = Tavoitimmeko enemmän ihmisiä kuin vuosi sitten?
# People reached in each region in the newest closed quarter, and in the same quarter of the year before. A difference of a few people says nothing: numbers are changed a little by chance to protect people, and a partner that reported in one of the two quarters alone makes one too.
this-quarter-regions-how-to-read = Kullakin alueella tavoitetut ihmiset uusimmalla suljetulla neljänneksellä ja vuotta aiemmin samalla neljänneksellä. Muutaman ihmisen ero ei kerro mitään: lukuja on muutettu hieman satunnaisesti ihmisten suojaamiseksi, ja myös kumppani, joka raportoi vain toisen neljänneksen, tekee eron.
# Code of the event
code-of-the-event = Tapahtuman koodi
# Persons reached before
persons-reached-before = Tavoitettuja ennen
# Persons reached after
persons-reached-after = Tavoitettuja jälkeen
# Indoor share before
indoor-share-before = Sisätiloissa työskentelevien osuus ennen
# Indoor share before, lower end
indoor-share-before-lower-end = Sisätiloissa työskentelevien osuus ennen, alaraja
# Indoor share before, upper end
indoor-share-before-upper-end = Sisätiloissa työskentelevien osuus ennen, yläraja
# Indoor share after
indoor-share-after = Sisätiloissa työskentelevien osuus jälkeen
# Indoor share after, lower end
indoor-share-after-lower-end = Sisätiloissa työskentelevien osuus jälkeen, alaraja
# Indoor share after, upper end
indoor-share-after-upper-end = Sisätiloissa työskentelevien osuus jälkeen, yläraja
# Reported a rights violation before
violations-reported-before = Ilmoittivat oikeudenloukkauksesta ennen
# Reported a rights violation after
violations-reported-after = Ilmoittivat oikeudenloukkauksesta jälkeen
# Partners
partners = Kumppanit
# Reported a rights violation
reported-a-rights-violation = Ilmoittivat oikeudenloukkauksesta
# no partner reported all twelve months
nobody-reported-all-twelve-months = yksikään kumppani ei raportoinut kaikkia kahtatoista kuukautta
# What happened, and what was before and after?
this-quarter-event-windows-title = Mitä tapahtui, mitä oli ennen ja mitä jälkeen?
# The four newest events of each country. Six whole months before each → six after it, its own month left out, by the partners that reported in all twelve. This is no proof of cause: other things change in a year, and the season does too. Where a form changed or a partner closed in these months, nothing is compared.
this-quarter-event-windows-how-to-read = Kunkin maan neljä uusinta tapahtumaa. Kuusi kokonaista kuukautta ennen kutakin → kuusi sen jälkeen, ilman tapahtuman omaa kuukautta, niiden kumppanien mukaan, jotka raportoivat kaikki kaksitoista. Tämä ei todista syytä: vuodessa muuttuu muukin, myös vuodenaika. Jos lomake muuttui tai kumppani lopetti näinä kuukausina, mitään ei verrata.
# First day of the bar
first-day-of-the-bar = Pylvään ensimmäinen päivä
# Part of the bar
part-of-the-bar = Pylvään osa
# Place and period
place-and-period = Paikka ja jakso
# indoors
indoors = sisätiloissa
# Where did the people we reached work?
this-quarter-settings-compared-title = Missä tavoittamamme ihmiset työskentelivät?
# Two bars per area, the same quarter a year before and the chosen one. Who works in several settings counts in each, so a bar is scaled to 100 %, and its parts are smaller than shares of people: the true indoor share stands below it. A setting too few to show is left out.
this-quarter-settings-compared-how-to-read = Kaksi pylvästä aluetta kohti: edellisvuoden sama neljännes ja valittu neljännes. Useassa paikassa työskentelevä lasketaan jokaiseen, joten pylväs on skaalattu 100 %:iin ja sen osat ovat pienempiä kuin osuudet ihmisistä; sisätiloissa työskentelevien todellinen osuus on pylvään alla. Työskentelypaikka, jossa ihmisiä on liian vähän näytettäväksi, jätetään pois.
# Place within the whisker
place-within-the-whisker = Kohta janalla
# Order on the axis
order-on-the-axis = Järjestys akselilla
# Partners and edge of the whisker
partners-and-edge-of-the-whisker = Kumppanit ja janan pää
# Country and partners
country-and-partners = Maa ja kumppanit
# same partners
same-partners = samat kumppanit
# too few to show
too-few-to-show = liian vähän näytettäväksi
# no change
no-change = ei muutosta
# A real shift, or who reported?
this-quarter-real-shift-title = Todellinen muutos vai eri raportoijat?
# A dot is the change of the indoor share in points against the same quarter a year before, the whisker its 95 % interval by sampling alone, for all partners and for those that reported every month of both quarters. Not compared: a form changed or a partner closed in between, or reports are missing.
this-quarter-real-shift-how-to-read = Piste on sisätiloissa työskentelevien osuuden muutos edellisvuoden samasta neljänneksestä prosenttiyksikköinä ja jana sen 95 %:n väli, jossa on vain otannan epävarmuus; erikseen kaikilla kumppaneilla ja niillä, jotka raportoivat molempien neljännesten joka kuukaudelta. Ei verrata: välillä lomake muuttui tai kumppani lopetti, tai raportteja puuttuu.
# Who moved where?
this-quarter-who-moved-title = Kuka siirtyi minne?
# People met in one city and next in another, by region before and after, in the newest closed year. A flow too few to show is not drawn; what cannot be observed has a name and no width. A country's own file holds moves within the country only.
this-quarter-who-moved-how-to-read = Ensin yhdessä ja seuraavaksi toisessa kaupungissa kohdatut ihmiset lähtö- ja tuloalueen mukaan, uusimpana suljettuna vuonna. Liian pientä virtaa ei piirretä; sillä, mikä ei ole havaittavissa, on nimi mutta ei leveyttä. Maan omassa tiedostossa on vain maan sisäiset siirtymät.
# Persons recognised on the same way
persons-linked-on-the-same-way = Samalla reitillä tunnistetut ihmiset
# Status of what was recognised
status-of-what-is-linked = Tunnistettujen tila
# Said on arrival: came from there
said-after-they-came = Kertoivat saavuttuaan tulleensa sieltä
# Said before leaving: mean to go there
said-before-they-went = Kertoivat ennen lähtöä aikovansa sinne
# Recognised in both countries
recognised-in-both-countries = Tunnistettu molemmissa maissa
# What do people say of their way?
this-quarter-said-flows-title = Mitä ihmiset kertovat matkoistaan?
# Three views of one flow, in the newest closed year: what people said where they arrived, what people said before they left, and who was recognised by a code in both countries. They do not add up, and none is the whole: not every form asks, plans change, and only people with a sealed code on both sides can be recognised. Between countries at war nobody is linked: what is told is all there is. A row from a country to itself is about other cities there.
this-quarter-said-flows-how-to-read = Kolme näkymää samaan virtaan uusimmalta suljetulta vuodelta: mitä ihmiset kertoivat saavuttuaan, mitä he kertoivat ennen lähtöään ja ketkä tunnistettiin koodista molemmissa maissa. Niitä ei voi laskea yhteen, eikä mikään ole koko kuva: kaikki lomakkeet eivät kysy, suunnitelmat muuttuvat, ja vain molemmin puolin sinetöidyllä koodilla voi tunnistaa. Sotivien maiden välillä ketään ei yhdistetä: on vain se, mitä kerrotaan. Rivi maasta samaan maahan koskee sen muita kaupunkeja.
# Where they come from
where-they-come-from = Mistä he tulevat
# What they said
what-they-said = Mitä he kertoivat
# Persons, or why not shown
persons-or-why-not-shown = Ihmiset tai miksi ei näytetä
# Why they moved
why-they-moved = Miksi he muuttivat
# How long they mean to stay
how-long-they-mean-to-stay = Kuinka kauan he aikovat viipyä
# Why did people move, and for how long?
trends-move-reasons-title = Miksi ihmiset muuttivat ja kuinka pitkäksi aikaa?
# People who said so in the newest year, those of the country beside those from another. Who gave several reasons counts in each.
trends-move-reasons-how-to-read = Ihmiset, jotka kertoivat siitä uusimpana vuonna: maan omat ja vieressä toisesta maasta tulleet. Useita syitä kertonut lasketaan jokaiseen.
# What they did
what-they-did = Mitä he tekivät
# Out of
out-of-how-many = Kuinka monesta
# Share by others
share-by-others = Muiden arvioima osuus
# Of the people reached
of-the-people-reached = Tavoitetuista ihmisistä
# Estimated by others
estimated-by-others = Muiden arvio
# of
persons-of-base = /
# How mobile are the people reached?
trends-mobility-title = Kuinka liikkuvia tavoitetut ihmiset ovat?
# A row per country and kind of mobility in the newest year - the share of the people reached, how many, and what members of another network estimated over a working life (TAMPEP 2009).
trends-mobility-how-to-read = Rivillä maa ja liikkuvuuden laji uusimpana vuonna: osuus tavoitetuista ihmisistä, määrä ja se, mitä toisen verkoston jäsenet arvioivat työuran ajalta (TAMPEP 2009).
# Languages in which nobody offers it
languages-in-which-nobody-offers-it = Kielet, joilla kukaan ei tarjoa sitä
# Languages in which it is offered
languages-in-which-it-is-offered = Kielet, joilla sitä tarjotaan
# What is missing
what-is-missing = Mitä puuttuu
# nobody answered
nobody-answered = kukaan ei vastannut
# nobody offers it
nobody-offers-it = kukaan ei tarjoa
# in every language
in-every-language = kaikilla kielillä
# only in
only-in-languages = vain:
# not in
not-in-languages = puuttuu:
# Where is a service missing?
this-quarter-missing-services-title = Missä palvelu puuttuu?
# A row per service, a column per region; a cell says that nobody offers the service, or in which of the network's languages nobody does, by the newest yearly returns.
this-quarter-missing-services-how-to-read = Rivillä palvelu, sarakkeessa alue; solu kertoo, ettei kukaan tarjoa palvelua, tai millä verkoston kielistä sitä ei tarjota, uusimpien vuosikyselyn vastausten mukaan.
# Referred to
referred-to = Mihin ohjattiin
# Share completed
share-completed = Toteutuneiden osuus
# People referred · share with a completed referral (range)
people-referred-and-share-completed = Ohjattuja · toteutuneiden osuus (väli)
# Where were people referred, and did they get there?
this-quarter-referrals-title = Mihin ihmisiä ohjattiin, ja pääsivätkö he perille?
# People whom a partner referred to another service, in the newest half-year that is closed, and the share of them with at least one completed referral. A half-year closes late: a referral has time to be completed, and to be reported. The lines that begin with … say in which country the service is.
this-quarter-referrals-how-to-read = Ihmiset, jotka kumppani ohjasi toiseen palveluun uusimmalla suljetulla puolivuodella, ja niiden osuus, joilla ainakin yksi ohjaus toteutui. Puolivuosi sulkeutuu myöhään: ohjauksella on aikaa toteutua ja tulla raportoiduksi. Merkillä … alkavat rivit kertovat, missä maassa palvelu on.
# What they reported
what-they-reported = Mitä he ilmoittivat
# Who did it
who-did-it = Kuka sen teki
# What rights violations did people report?
this-quarter-violations-title = Mistä oikeudenloukkauksista ihmiset ilmoittivat?
# People who told a partner of a violation: what happened, in the newest closed half-year, and who did it, in the newest closed year. Whoever reported several things counts in each. Not every form asks, and many people report nothing to anybody: a rise can be trust as well as violence. Small numbers are not shown, whoever the group is.
this-quarter-violations-how-to-read = Ihmiset, jotka kertoivat kumppanille loukkauksesta: mitä tapahtui, uusimmalta suljetulta puolivuodelta, ja kuka sen teki, uusimmalta suljetulta vuodelta. Useasta asiasta ilmoittanut lasketaan jokaiseen. Kaikki lomakkeet eivät kysy, ja moni ei ilmoita mitään kenellekään: kasvu voi merkitä luottamusta yhtä hyvin kuin väkivaltaa. Pieniä lukuja ei näytetä mistään ryhmästä.
# Pieces given out
pieces-given-out = Jaetut kappaleet
# Pieces per person reached
pieces-per-person-reached = Kappaletta tavoitettua ihmistä kohti
# Pieces given out, and per person reached
pieces-given-out-and-per-person-reached = Jaetut kappaleet, ja tavoitettua ihmistä kohti
# What was given out?
this-quarter-commodities-title = Mitä jaettiin?
# Pieces given out in the newest closed year, wherever people work, and how many that is for each person reached, also by partners that do not count pieces.
this-quarter-commodities-how-to-read = Kuinka monta kappaletta jaettiin uusimpana suljettuna vuonna, missä tahansa ihmiset työskentelevät, ja kuinka monta se on tavoitettua kohti, myös niiden kumppanien tavoittamaa, jotka eivät laske kappaleita.
# Who has reported?
this-quarter-who-reported-title = Kuka on raportoinut?
# A row per partner alias, a column per month of the last twelve, a word in each cell. On time: in before the partner's grace period ended. Late: in, but after it. Missing: not in, and the grace period is over. Long overdue: not in for more than ninety days. Not yet due: the grace period still runs.
this-quarter-who-reported-how-to-read = Rivillä kumppanin peitenimi, sarakkeessa kuukausi viimeisistä kahdestatoista, solussa sana. Ajoissa: raportti tuli ennen kumppanin lisäajan loppua. Myöhässä: tuli, mutta sen jälkeen. Puuttuu: ei ole tullut, ja lisäaika on päättynyt. Pahasti myöhässä: ei ole tullut yli yhdeksäänkymmeneen päivään. Määräaika kesken: lisäaika on vielä kesken.
# This quarter
this-quarter = Tämä neljännes
# For coordinators - who reported, what needs attention, how many people were reached, where they worked and moved, and what is missing.
this-quarter-description = Koordinaattoreille: kuka raportoi, mikä vaatii huomiota, kuinka monta ihmistä tavoitettiin, missä he työskentelivät ja minne siirtyivät, ja mitä puuttuu.
# Overview
overview = Yleiskuva
# Reach and coverage
reach-and-coverage = Tavoittaminen ja kattavuus
# contacts of the partners that reported in all twelve months around the event
source-same-partners-around-events = niiden kumppanien kohtaamiset, jotka raportoivat kaikki kaksitoista kuukautta tapahtuman ympärillä
# Where people work
where-people-work = Missä ihmiset työskentelevät
# contacts of partners: what people said of their way, and who was met in both countries
source-what-people-said-and-linkage = kumppanien kohtaamiset: mitä ihmiset kertoivat matkastaan ja keitä tavattiin molemmissa maissa
# contacts of partners, what people said of their move; not every form asks
source-what-people-said = kumppanien kohtaamiset, mitä ihmiset kertoivat muutostaan; kaikki lomakkeet eivät kysy
# contacts of partners, persons met again; estimates of others as printed
source-persons-met-again = kumppanien kohtaamiset, uudelleen kohdatut ihmiset; muiden arviot sellaisina kuin ne on painettu
# Services and rights
services-and-rights = Palvelut ja oikeudet
# yearly mapping returns of organisations, what they offer, where and in which language
source-yearly-returns = järjestöjen vastaukset vuosittaiseen kartoitukseen: mitä ne tarjoavat, missä ja millä kielellä
# contacts of partners that record referrals and whether they were completed
source-referrals = niiden kumppanien kohtaamiset, jotka kirjaavat ohjaukset ja niiden toteutumisen
# contacts of partners, what people reported; not every form asks, and many report nothing
source-what-people-reported = kumppanien kohtaamiset, mitä ihmiset ilmoittivat; kaikki lomakkeet eivät kysy, ja moni ei ilmoita mitään
# contacts of partners that count what they give out, with people who have a code
source-what-is-given-out = jakamansa laskevien kumppanien kohtaamiset ihmisten kanssa, joilla on koodi
# Data quality
data-quality = Tietojen laatu
# All is whole countries; each separately, or one region. Applies to people reached, the area served, where people worked and missing services.
this-quarter-region-help = Kaikki tarkoittaa kokonaisia maita; kukin erikseen tai yksi alue. Koskee tavoitettuja ihmisiä, kumppanien toiminta-aluetta, työskentelypaikkoja ja puuttuvia palveluja.
# City (half-years)
city-by-half-year = Kaupunki (puolivuosittain)
# Each separately, or one. Cities are published by half-year. Applies to people reached and the area served.
this-quarter-city-help = Kukin erikseen tai yksi. Kaupunkien luvut julkaistaan puolivuosittain. Koskee tavoitettuja ihmisiä ja kumppanien toiminta-aluetta.
# The newest closed quarter, or an earlier one. Applies to where people worked and to the shift.
this-quarter-period-help = Uusin suljettu neljännes tai aiempi. Koskee työskentelypaikkoja ja niiden muutosta.
# Applies to people reached. With a gender it is published for whole countries only; a choice that is not published has no line.
this-quarter-setting-group-help = Koskee tavoitettuja ihmisiä. Sukupuolen mukaan julkaistaan vain kokonaisista maista; valinnalla, jota ei julkaista, ei ole viivaa.
# Applies to people reached. By gender there are quarters or half-years, no months; a choice that is not published has no line.
this-quarter-gender-help = Koskee tavoitettuja ihmisiä. Sukupuolen mukaan on neljänneksiä tai puolivuosia, ei kuukausia; valinnalla, jota ei julkaista, ei ole viivaa.
# Whether the chart of people reached has a mark for each event.
this-quarter-marks-of-events-help = Onko tavoitettujen kaaviossa merkki jokaisesta tapahtumasta.
# Table
table = Taulukko
# Day
day-of-publication = Päivä
# How many
how-many = Kuinka monta
# To which numbers
to-which-numbers = Mille luvuille
# Periods or reason
periods-or-reason = Jaksot tai syy
# Published on
published-on = Julkaisupäivä
# Numbers
numbers = Lukuja
# newly closed
newly-closed = vasta suljettu
# revised
revised = tarkistettu
# held back
held-back = toistaiseksi pois näkyvistä
# nothing has closed yet
nothing-has-closed-yet = mitään ei ole vielä suljettu
# nothing was revised
nothing-was-revised = mitään ei ole tarkistettu
# nothing is held back
nothing-is-held-back = mitään ei ole poistettu näkyvistä
# What changed since the last release?
trends-what-changed-title = Mikä muuttui edellisestä julkaisusta?
# A row per kind of number with the periods that closed on the newest day, then what was revised and what is held back.
trends-what-changed-how-to-read = Rivillä lukujen laji: ensin jaksot, jotka sulkeutuivat uusimpana päivänä, sitten mitä tarkistettiin ja mitä ei toistaiseksi näytetä.
# Linkage uncertainty
linkage-uncertainty = Yhdistämisen epävarmuus
# not counted for this choice of filters
not-counted-for-this-choice-of-filters = ei lasketa tällä suodatinvalinnalla
# How many people were reached, and how sure is the linkage?
trends-reach-title = Kuinka monta ihmistä tavoitettiin, ja kuinka varmaa yhdistäminen on?
# A line per country or chosen region, persons reached in closed periods; the legend says by how much people may be counted twice (linkage uncertainty). No point is a gap, not zero.
trends-reach-how-to-read = Viiva maata tai valittua aluetta kohti: suljetuilla jaksoilla tavoitetut ihmiset; selite kertoo, kuinka paljon ihmisiä on voitu laskea kahdesti (yhdistämisen epävarmuus). Pisteen puuttuminen on aukko, ei nolla.
# Compared with
compared-with = Verrattuna
# Indoor share before - same partners
indoor-share-before-same-partners = Sisätiloissa työskentelevien osuus ennen – samat kumppanit
# Indoor share after - same partners
indoor-share-after-same-partners = Sisätiloissa työskentelevien osuus jälkeen – samat kumppanit
# Change of the same partners
change-of-the-same-partners = Samojen kumppanien muutos
# Other mix
other-mix = Muu painotus
# Kind of event
kind-of-event = Tapahtuman laji
# Why not
why-not = Miksi ei
# Events in between
events-in-between = Tapahtumat välillä
# Change of the indoor share in points
change-of-the-indoor-share-in-points = Sisätiloissa työskentelevien osuuden muutos, %-yks.
# Of it who reported
of-it-who-reported = Siitä kuka raportoi
# Of it real
of-it-real = Siitä todellista
# Clear or why not compared
clear-or-why-not-compared = Selvä tai miksi ei verrata
# Every comparison with a year before: what changed, and what happened in between?
trends-comparisons-title = Kaikki vertailut vuoden takaiseen: mikä muuttui, ja mitä välillä tapahtui?
# A row per country and period with the change of the indoor share in points, what of it is who reported and what is real, whether that is clear or why not compared, and the events in between.
trends-comparisons-how-to-read = Rivillä maa ja jakso: sisätiloissa työskentelevien osuuden muutos prosenttiyksikköinä, mikä siitä johtuu raportoijista ja mikä on todellista, onko se selvää tai miksi ei verrata, sekä tapahtumat välillä.
# Newest closed quarter
newest-closed-quarter = Uusin suljettu neljännes
# Quarter of the year
quarter-of-the-year = Vuoden neljännes
# Country and region
country-and-region = Maa ja alue
# whole country
the-whole-country = koko maa
# Indoor share: the same quarter each year, by region?
trends-same-quarter-title = Sisätiloissa työskentelevien osuus: sama neljännes eri vuosina, alueittain?
# A bar per place and year, the share of the people reached who worked indoors in that quarter. No bar is too few to show, or none.
trends-same-quarter-how-to-read = Pylväs paikkaa ja vuotta kohti: niiden osuus tavoitetuista ihmisistä, jotka työskentelivät sisätiloissa kyseisellä neljänneksellä. Jos pylvästä ei ole, ihmisiä on liian vähän näytettäväksi tai ei yhtään.
# Country of the steps
country-of-the-steps = Vaiheiden maa
# Change
change = Muutos
# clear
clear = selvä
# not clear
not-clear = ei selvä
# Not divided: too few people
not-divided-too-few-people = Ei jaettu osiin: liian vähän ihmisiä
# All together
all-together = Yhteensä
# More indoor
more-indoor = Enemmän sisätiloissa
# Less indoor
less-indoor = Vähemmän sisätiloissa
# Why did the indoor share change (percentage points)?
trends-why-changed-title = Miksi sisätiloissa työskentelevien osuus muuttui (prosenttiyksikköä)?
# Steps of one country, in points, from who reported to the real change and whether it is clear; the last bar is all of the change in a year.
trends-why-changed-how-to-read = Yhden maan vaiheet prosenttiyksikköinä siitä, kuka raportoi, todelliseen muutokseen ja siihen, onko se selvä; viimeinen pylväs on koko muutos vuodessa.
# Worked
setting-worked-in = Työskenteli
# In the next period
in-the-next-period = Seuraavalla jaksolla
# Persons in the first period
persons-in-the-first-period = Ihmiset ensimmäisellä jaksolla
# Country and setting
country-and-setting = Maa ja työskentelypaikka
# Who worked where, and where in the next period?
trends-next-setting-title = Kuka työskenteli missä, ja missä seuraavalla jaksolla?
# A row per country and setting with its persons (n), a column per setting in the next period, and their share. Empty is too few to show, or none.
trends-next-setting-how-to-read = Rivillä maa ja työskentelypaikka sekä ihmisten määrä (n), sarakkeessa työskentelypaikka seuraavalla jaksolla ja sen osuus. Tyhjä: liian vähän näytettäväksi tai ei yhtään.
# Place of work
place-of-work = Työskentelypaikka
# First period
first-period = Ensimmäinen jakso
# Last period
last-period = Viimeinen jakso
# Months left out
months-left-out = Pois jätettyjä kuukausia
# Points a year
points-a-year = %-yks. vuodessa
# Points a year - low
points-a-year-low = %-yks. vuodessa – alin
# Points a year - high
points-a-year-high = %-yks. vuodessa – ylin
# Season in points
season-in-points = Kausivaihtelu, %-yks.
# Kendall tau
kendall-tau = Kendallin tau
# Probability without the season
probability-without-the-season = Todennäköisyys ilman kausivaihtelua
# Probability by the same seasons
probability-by-the-same-seasons = Todennäköisyys samoina kausina
# Events within
events-within = Tapahtumat sarjan aikana
# Trend
trend = Kehityssuunta
# Why there is none
why-there-is-none = Miksi sitä ei ole
# Points a year (95 % interval)
points-a-year-95-percent-interval = %-yks. vuodessa (95 %:n väli)
# Months compared
months-compared = Verrattuja kuukausia
# Trend or why none
trend-or-why-none = Kehityssuunta tai miksi ei ole
# Is there a trend once the season is taken out?
trends-trend-title = Onko kehityssuuntaa, kun kausivaihtelu poistetaan?
# A row per place: by how many points a year the indoor share rose or fell among the same partners, and whether that is clear. 23/24 - one of 24 months is left out; not compared - forms changed or a partner closed.
trends-trend-how-to-read = Rivillä paikka: montako prosenttiyksikköä vuodessa sisätiloissa työskentelevien osuus nousi tai laski samoilla kumppaneilla, ja onko se selvää. 23/24: 24 kuukaudesta yksi on jätetty pois. Ei verrata: lomakkeet muuttuivat tai kumppani lopetti.
# Host country
host-country = Oleskelumaa
# Host country and period
host-country-and-period = Oleskelumaa ja jakso
# Which countries do people come from, and where do they work?
trends-origins-title = Mistä maista ihmiset tulevat, ja missä he työskentelevät?
# Countries of origin against host countries, in each cell the persons reached; people from the host country itself are left out. Empty is too few to show, or none.
trends-origins-how-to-read = Alkuperämaat ja oleskelumaat, solussa tavoitetut ihmiset; oleskelumaasta itsestään olevat on jätetty pois. Tyhjä: liian vähän näytettäväksi tai ei yhtään.
# Days between the two contacts
days-between-the-two-contacts = Päiviä kahden kohtaamisen välillä
# Persons or why not
persons-or-why-not = Ihmisiä tai miksi ei
# Who moved between regions, and how long between the two contacts?
trends-between-regions-title = Kuka siirtyi alueelta toiselle, ja minkä ajan kuluttua?
# A row per region met first, a column per region met next; persons in the newest period for the days chosen above. Darker is more people, grey cannot be seen - nobody is linked between Russia and Ukraine.
trends-between-regions-ru-ua-how-to-read = Rivillä alue, jolla kohdattiin ensin, sarakkeessa alue, jolla kohdattiin seuraavaksi; ihmiset uusimmalla jaksolla yllä valituilla päivillä. Mitä tummempi, sitä enemmän ihmisiä; harmaata ei voi havaita – Venäjän ja Ukrainan välillä tietueita ei yhdistetä.
# Kind of move
kind-of-move = Siirtymän laji
# Persons who moved
persons-who-moved = Siirtyneiden määrä
# Who moves, and after how long?
trends-moves-title = Kuka siirtyy, ja minkä ajan kuluttua?
# A bar per country or pair, persons who moved in the newest year by the days between the two contacts; too few are not drawn.
trends-moves-how-to-read = Pylväs maata tai maaparia kohti: uusimpana vuonna siirtyneet ihmiset kahden kohtaamisen välisten päivien mukaan; liian pieniä lukuja ei piirretä.
# Map
map = Kartta
# Between which regions did people move, on the map?
trends-map-title = Mitä kartta näyttää: minkä alueiden välillä ihmiset siirtyivät?
# Arrows from the region where people were met first to where they were met next, newest year; the wider, the more people; blue within a country, orange across a border; no arrow where there are too few to show, or none, or nobody can be recognised.
trends-map-how-to-read = Nuolet alueelta, jolla ihmiset kohdattiin ensin, sinne, missä heidät kohdattiin seuraavaksi, uusimpana vuonna; mitä leveämpi, sitä enemmän ihmisiä; sininen maan sisällä, oranssi rajan yli. Nuolta ei ole, jos ihmisiä on liian vähän näytettäväksi tai ei yhtään tai jos ketään ei voida tunnistaa.
# Which moves are on the map?
trends-map-list-title = Mitkä siirtymät ovat kartalla?
# A row per arrow of the map - from where, to where, and how many people in the newest year - for whoever does not see the map.
trends-map-list-how-to-read = Rivillä kartan nuoli: mistä, mihin ja kuinka monta ihmistä uusimpana vuonna – niille, jotka eivät näe karttaa.
# Lowest
lowest = Pienin
# Point
point = Piste-estimaatti
# Highest
highest = Suurin
# Is it chosen
is-it-chosen = Onko valittu
# Lists
lists = Luettelot
# Of the year
of-the-year = Vuodelta
# Estimate
estimate = Arvio
# Lowest to highest
lowest-to-highest = Pienin–suurin
# How it was made
how-it-was-made = Miten tehty
# ● chosen
mark-of-the-chosen = ● valittu
# Which population estimates are there, and which one is used?
trends-estimates-title = Mitä arvioita ihmisten määrästä on, ja mitä niistä käytetään?
# A row per estimate with its range, method and source; coverage is divided by the chosen one. The network's own overlap is a lower bound, never chosen.
trends-estimates-how-to-read = Rivillä arvio vaihteluväleineen, menetelmineen ja lähteineen; kattavuus lasketaan valitulla arviolla. Verkoston oma päällekkäisyys on alaraja, eikä sitä valita koskaan.
# What was given out?
trends-commodities-title = Mitä jaettiin?
# Pieces given out in the newest year, and how many that is for each person reached, also by partners that do not count pieces.
trends-commodities-how-to-read = Uusimpana vuonna jaetut kappaleet ja montako se on jokaista tavoitettua ihmistä kohti, myös niillä kumppaneilla, jotka eivät laske kappaleita.
# Trends
trends = Kehityssuunnat
# For analysts - what changed, why, and how sure that is; reach, places of work, origins, moves and population estimates over time.
trends-description = Analyytikoille: mikä muuttui, miksi ja kuinka varmaa se on; tavoitetut ihmiset, työskentelypaikat, alkuperä, siirtymät ja arviot ihmisten määrästä ajan mittaan.
# What changed
what-changed = Mikä muuttui
# [Look at an earlier release](/crossings/releases/) · [Tables of this release to take along](/crossings/files/). A gap is not zero: it is *too few to show, or none*, or a period that nobody reported, or one that is still open (a figure is published 45 days after its period ends, later for cities). People met in two countries count in each. Numbers carry small random changes, typically one or two persons; parts may not add up; not for payment.
trends-introduction = [Katso aiempaa julkaisua](/crossings/releases/) · [Lataa tämän julkaisun taulukot](/crossings/files/). Aukko ei ole nolla: se on *liian vähän näytettäväksi tai ei yhtään*, jakso, jolta kukaan ei raportoinut, tai jakso, jota ei ole vielä suljettu (luku julkaistaan 45 päivää jakson päättymisen jälkeen, kaupungeista myöhemmin). Kahdessa maassa kohdatut ihmiset lasketaan kumpaankin. Luvuissa on pieniä satunnaisia muutoksia, yleensä yksi tai kaksi ihmistä; osat eivät aina summaudu kokonaisuudeksi; ei maksuperuste.
# the release itself - when each number was first published, what a restatement changed, what is held back
source-revisions = julkaisu itse: milloin kukin luku julkaistiin ensi kerran, mitä tarkistus muutti, mitä ei toistaiseksi näytetä
# contacts of partners, each person counted once; linkage by half-year
source-persons-and-linkage = kumppanien kohtaamiset, jokainen ihminen laskettu kerran; tietueiden yhdistäminen puolivuosittain
# contacts of partners, the same persons in two periods
source-same-persons-in-two-periods = kumppanien kohtaamiset, samat ihmiset kahdella jaksolla
# contacts of partners, monthly shares after the season is taken out
source-monthly-shares = kumppanien kohtaamiset, kuukausiosuudet ilman kausivaihtelua
# Estimates and tables
estimates-and-tables = Arviot ja taulukot
# **Every table to take along.** [All tables as one workbook with notes](/crossings/files/xlsx/all), or [every table as CSV and Parquet](/crossings/files/). The tables behind this dashboard as CSV:
# [people reached](/crossings/files/csv/pub_reach), [where they work](/crossings/files/csv/pub_setting_share), [setting in the next period](/crossings/files/csv/pub_setting_transitions), [why the indoor share changed](/crossings/files/csv/pub_setting_decomposition), [trend of the indoor share](/crossings/files/csv/pub_setting_trend), [countries of origin](/crossings/files/csv/pub_origins), [people who moved](/crossings/files/csv/pub_moves), [moves between regions](/crossings/files/csv/pub_flow_matrix), [the same by days between](/crossings/files/csv/pub_flow_gaps), [mobility](/crossings/files/csv/pub_mobility), [population estimates](/crossings/files/csv/pub_population_estimates), [quality of records](/crossings/files/csv/pub_quality), [numbers that were revised](/crossings/files/csv/pub_revisions), [tables held back](/crossings/files/csv/pub_holds).
trends-every-table =
    { "*" }*Lataa kaikki taulukot.** [Kaikki taulukot yhtenä työkirjana, huomautusten kanssa](/crossings/files/xlsx/all) tai [jokainen taulukko CSV- ja Parquet-tiedostona](/crossings/files/). Tämän koontinäytön taulukot CSV-tiedostoina:
    { "[" }tavoitetut ihmiset](/crossings/files/csv/pub_reach), [missä he työskentelevät](/crossings/files/csv/pub_setting_share), [työskentelypaikka seuraavalla jaksolla](/crossings/files/csv/pub_setting_transitions), [miksi sisätiloissa työskentelevien osuus muuttui](/crossings/files/csv/pub_setting_decomposition), [sisätiloissa työskentelevien osuuden kehityssuunta](/crossings/files/csv/pub_setting_trend), [alkuperämaat](/crossings/files/csv/pub_origins), [siirtyneet ihmiset](/crossings/files/csv/pub_moves), [siirtymät alueiden välillä](/crossings/files/csv/pub_flow_matrix), [samat kohtaamisten välisten päivien mukaan](/crossings/files/csv/pub_flow_gaps), [liikkuvuus](/crossings/files/csv/pub_mobility), [arviot ihmisten määrästä](/crossings/files/csv/pub_population_estimates), [tietueiden laatu](/crossings/files/csv/pub_quality), [tarkistetut luvut](/crossings/files/csv/pub_revisions), [toistaiseksi näkyvistä poistetut taulukot](/crossings/files/csv/pub_holds).
# Where a table has no such period, the chart shows the next longer or shorter one and says which.
trends-period-type-help = Jos taulukossa ei ole tällaista jaksoa, kaavio näyttää seuraavaksi pidemmän tai lyhyemmän ja kertoo, minkä.
# One country, or several. The moves between regions always show all.
trends-country-help = Yksi maa tai useita. Siirtymissä alueiden välillä näkyvät aina kaikki.
# For people reached, not by month. All means whole countries.
trends-region-help = Tavoitetuille ihmisille, ei kuukausittain. ”Kaikki” tarkoittaa kokonaisia maita.
# Reporters
reporters = Mitkä kumppanit
# All partners, or only those that reported every period, so that a partner that came or went changes nothing; then people whose setting is recorded.
trends-reporters-help = Kaikki kumppanit tai vain ne, jotka raportoivat joka jaksolta, jolloin kumppanin tulo tai lähtö ei muuta mitään; silloin mukana ovat ihmiset, joiden työskentelypaikka on kirjattu.
# For people reached by all partners, by quarter and longer, in whole countries.
trends-gender-help = Kaikkien kumppanien tavoittamille ihmisille, neljänneksittäin ja pidemmin, kokonaisissa maissa.
# Which quarter is compared with the same quarter of other years.
trends-season-help = Mitä neljännestä verrataan muiden vuosien samaan neljännekseen.
# Why did it change: country
why-did-it-change-country = Miksi se muuttui: maa
# The steps are drawn for one country at a time.
trends-divided-country-help = Vaiheet piirretään yhdelle maalle kerrallaan.
# Days between two contacts
days-between-two-contacts = Päiviä kohtaamisten välillä
# How long after the contact in one region came the contact in the next.
trends-gap-tier-help = Kuinka pitkän ajan kuluttua yhden alueen kohtaamisesta seurasi kohtaaminen toisella alueella.
# Rule
rule = Sääntö
# Version of the framework
version-of-the-framework = Mittariston versio
# Kind of scope
kind-of-scope = Yhdistämisalueen laji
# Scope
scope = Yhdistämisalue
# Persons reached, at least
persons-reached-at-least = Tavoitetut ihmiset, vähintään
# What the band is
what-the-band-is = Mitä vyöhyke on
# Target
target = Tavoite
# Before or after
before-or-after = Ennen vai jälkeen
# Series broken
series-broken = Sarja katkeaa
# dated events of the public record, and of this network
source-dated-events = päivätyt tapahtumat julkisista lähteistä ja tästä verkostosta
# Persons who could be met again
persons-who-could-be-met-again = Ihmiset, jotka voitiin kohdata uudelleen
# Does the destination report
does-the-destination-report = Raportoiko kohde
# Reason in words
reason-in-words = Syy sanoin
# Held since
held-since = Pois näkyvistä alkaen
# the journal of releases
source-journal-of-releases = julkaisujen päiväkirja
# Kind of area
kind-of-area = Alueen laji
# Share of whom
share-of-whom = Kenen osuus
# Per cent - low
per-cent-low = Prosenttia – alin
# Per cent - high
per-cent-high = Prosenttia – ylin
# Organisations that gave the figure
organisations-that-gave-the-figure = Luvun antaneet järjestöt
# Organisations asked
organisations-asked = Kysytyt järjestöt
# Invented
is-invented = Keksitty
# mapping returns of organisations
source-mapping-returns = järjestöjen kartoitusvastaukset
# Who the others are
who-the-others-are = Keitä muut ovat
# Restated on
restated-on = Tarkistettu
# What the range is
what-the-range-is = Mitä vaihteluväli on
# Who is in it
who-is-in-it = Ketkä ovat mukana
# Chosen
is-chosen = Valittu
# Why none
why-none = Miksi ei ole
# Country of the service
country-of-the-service = Palvelun maa
# What became of it
what-became-of-it = Mitä siitä tuli
# Days until completed
days-until-completed = Päiviä toteutumiseen
# As of
as-of = Tilanne päivänä
# Notice
notice = Huomautus
# Release
release = Julkaisu
# the release itself
source-release = julkaisu itse
# Freshness
freshness = Tuoreus
# Countries
countries = Maat
# Number
number = Luku
# Status before
status-before = Aiempi tila
# Persons before
persons-before = Ihmisiä aiemmin
# Country named
country-named = Mainittu maa
# Came from, or mean to go
came-from-or-mean-to-go = Mistä tultiin tai mihin aiotaan
# For whom
for-whom = Kenelle
# Where
where = Missä
# In which language
in-which-language = Millä kielellä
# Organisations that offer it
organisations-that-offer-it = Palvelua tarjoavat järjestöt
# Organisations that answered
organisations-that-answered = Vastanneet järjestöt
# Service or need
service-or-need = Palvelu tai tarve
# Reports of the next period
reports-of-the-next-period = Seuraavan jakson raportit
# Baseline
baseline = Lähtötaso
# Source of the target
source-of-the-target = Tavoitteen lähde
# targets of grants and of strategies, as agreed
source-targets = avustusten ja strategioiden tavoitteet sovitussa muodossa
# Who did it, third parties apart
who-did-it-third-parties-apart = Kuka sen teki, kolmannet osapuolet erikseen
# Partners meet sex workers and send, every month, records without names. Countries: {countries}. Below: what these records say in sentences, then in pictures; and who has not sent any.
# Numbers carry small random changes, typically one or two persons, so parts may not add up.
start-here-introduction =
    Kumppanit kohtaavat seksityöntekijöitä ja lähettävät joka kuukausi tietueita ilman nimiä. Maat: { $countries }. Alla: mitä nämä tietueet kertovat lauseina ja sitten kuvina, ja kuka ei ole lähettänyt mitään.
    Luvuissa on pieniä satunnaisia muutoksia, yleensä yksi tai kaksi ihmistä, joten osat eivät aina summaudu kokonaisuudeksi.
# A row per region met first, a column per region met next; persons in the newest period for the days chosen above. Darker is more people, grey cannot be seen.
trends-between-regions-how-to-read = Rivillä alue, jolla kohdattiin ensin, sarakkeessa alue, jolla kohdattiin seuraavaksi; ihmiset uusimmalla jaksolla yllä valituilla päivillä. Mitä tummempi, sitä enemmän ihmisiä; harmaata ei voi havaita.
# To change your password, type the old one too: on the page /resetmypassword/form
type-the-old-password-too = Kun vaihdat salasanan, anna myös vanha: sivulla /resetmypassword/form
# That is not your current password.
that-is-not-your-current-password = Tämä ei ole nykyinen salasanasi.
# Dashboards
dashboards = Koontinäytöt
# Reports received in twelve months
reports-received-in-twelve-months = Kahdentoista kuukauden aikana saapuneet raportit
# Reports received in the newest closed half-year
reports-received-in-newest-half-year = Uusimmalta suljetulta puolivuodelta saapuneet raportit
# Tables to take along
tables-to-take-along = Ladattavat taulukot
# Protected numbers of the release that you look at. They carry small random changes, typically one or two persons; parts may not add up; not for payment.
files-introduction = Katsomasi julkaisun suojatut luvut. Niissä on pieniä satunnaisia muutoksia, yleensä yksi tai kaksi ihmistä; osat eivät aina summaudu kokonaisuudeksi; ei maksuperuste.
# All tables as one workbook, with notes (XLSX)
all-tables-as-one-workbook = Kaikki taulukot yhtenä työkirjana, huomautusten kanssa (XLSX)
# Health
health = Järjestelmän tila
# There are no figures yet
no-figures-yet = Lukuja ei vielä ole
# Nothing has been published so far. The first release comes when reports of the partners have been taken in and every test of it has passed.
no-figures-yet-why = Mitään ei ole vielä julkaistu. Ensimmäinen julkaisu tulee, kun kumppanien raportit on otettu vastaan ja julkaisu on läpäissyt kaikki testit.
# Then these pages stand here. You need to do nothing: come back later.
no-figures-yet-coming = Silloin näet tässä nämä sivut. Sinun ei tarvitse tehdä mitään: palaa myöhemmin.
# Log in
log-in = Kirjaudu
# For whoever runs Crossings: the command “crossings run” makes the first release, and “crossings status” says what is missing.
no-figures-yet-remedy = Sille, joka ylläpitää Crossingsia: komento ”crossings run” tekee ensimmäisen julkaisun, ja ”crossings status” kertoo, mitä puuttuu.
# Releases
releases = Julkaisut
# Choose which release all dashboards show you until you log out. Nobody else sees your choice.
releases-introduction = Valitse, minkä julkaisun kaikki koontinäytöt näyttävät sinulle, kunnes kirjaudut ulos. Kukaan muu ei näe valintaasi.
# the next one, not shown yet
the-next-one-not-shown-yet = seuraava, ei vielä näkyvissä
# you look at this one
you-look-at-this-one = katsot tätä
# Look at it
look-at-it = Katso
# what people see
what-people-see = tämä näkyy kaikille
# Hold a table back
hold-a-table-back = Poista taulukko toistaiseksi näkyvistä
# From the next release on nobody sees this table, in any file, until the hold ends. The journal records it without your name.
hold-introduction = Seuraavasta julkaisusta alkaen kukaan ei näe tätä taulukkoa missään tiedostossa ennen kuin se palautetaan näkyviin. Julkaisujen päiväkirjaan se kirjataan ilman nimeäsi.
# Hold it back
hold-it-back = Poista näkyvistä
# The figures are not available now
the-figures-are-not-available-now = Luvut eivät ole nyt saatavilla
# The tests for releases have not passed exactly the files that are published, so none of their numbers is shown.
not-available-why = Julkaistut tiedostot eivät ole juuri tällaisina läpäisseet julkaisujen testejä, joten yhtäkään niiden lukua ei näytetä.
# Tell whoever runs Crossings: the command “crossings release list” says why, and “crossings run” makes a tested release.
not-available-remedy = Kerro sille, joka ylläpitää Crossingsia: komento ”crossings release list” kertoo syyn, ja ”crossings run” tekee testatun julkaisun.
# The pages come back in a moment
the-pages-come-back = Sivut palaavat pian
# Something that this server needs does not answer at the moment. This page asks again by itself; you may have to log in again. If it lasts longer than a few minutes, tell the people who run this server.
the-pages-come-back-why = Jokin tämän palvelimen tarvitsema ei juuri nyt vastaa. Tämä sivu yrittää itse uudelleen; sinun on ehkä kirjauduttava uudelleen. Jos tämä kestää yli muutaman minuutin, kerro niille, jotka ylläpitävät tätä palvelinta.
# Too many attempts to log in
too-many-attempts-to-log-in = Liian monta kirjautumisyritystä
# Wait a minute and try again. Whoever has forgotten the password gets a new one from the people who run this server.
too-many-attempts-remedy = Odota minuutti ja yritä uudelleen. Jos salasana on unohtunut, uuden antavat ne, jotka ylläpitävät tätä palvelinta.
# This function is not among those that may be used here:
question-calls-a-function-that-is-not-allowed = Tätä funktiota ei voi käyttää tässä:
# The question is nested too deeply. Write long sums and lists as several steps.
question-is-nested-too-deeply = Kyselyssä on liikaa sisäkkäisiä tasoja. Jaa pitkät summat ja luettelot useaan vaiheeseen.
# Only one SELECT that reads the published tables is answered here. Statements that set, call, load, copy or change something are not.
question-is-not-one-select = Tässä suoritetaan vain yksi SELECT, joka lukee julkaistuja tauluja. Komentoja, jotka asettavat, kutsuvat, lataavat, kopioivat tai muuttavat jotakin, ei suoriteta.
# This table is not among the published ones. Write published. before the name of a table. The name was:
question-reads-a-table-that-is-not-published = Tämä taulu ei ole julkaistujen joukossa. Kirjoita taulun nimen eteen published. Nimi kyselyssä:
# The answer has too many rows. Add a limit, or ask for sums.
question-too-many-rows = Vastauksessa on liikaa rivejä. Lisää limit tai kysy summia.
# Reports
plain-name-of-the-dashboards = Raportit
# Release that people see
release-that-people-see = Ihmisille näkyvä julkaisu
# Shown since
shown-since = Näkyvissä alkaen
# Releases on disk
releases-on-disk = Julkaisuja levyllä
# Accounts that can log in
accounts-that-can-log-in = Tilejä, joilla voi kirjautua
# Free disk space
free-disk-space = Vapaata levytilaa
# The question took too long and was ended. Ask for fewer periods, one country, or set a filter.
question-took-too-long = Kysely kesti liian kauan ja se lopetettiin. Kysy vähemmän: vähemmän jaksoja, yhtä maata tai käytä suodatinta.
# The question was stopped.
question-stopped = Kysely pysäytettiin.
# The question needed too much memory and was ended. Ask for fewer periods, or for one country.
question-needed-too-much-memory = Kysely tarvitsi liikaa muistia ja se lopetettiin. Kysy vähemmän: vähemmän jaksoja, yhtä maata tai käytä suodatinta.
