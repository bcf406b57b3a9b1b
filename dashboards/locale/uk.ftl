# Month
month = Місяць
# Quarter
quarter = Квартал
# Half-year
half-year = Півріччя
# Year
year = Рік
# US fiscal year
us-fiscal-year = Фінансовий рік США
# Outdoor
outdoor = Просто неба
# Indoor
indoor = У приміщенні
# Remote only
remote-only = Лише дистанційно
# Several settings
several-settings = У кількох місцях
# Not recorded
not-recorded = Не вказано
# All
all = Усі
# Both
both = І там, і там
# Not met in the next period
not-met-in-the-next-period = Не зустріли в наступному періоді
# Woman
woman = Жінка
# Man
man = Чоловік
# Trans or non-binary
trans-or-non-binary = Трансгендерна або небінарна людина
# Not asked
not-asked = Не питали
# Within a country
within-a-country = У межах країни
# Across a border
across-a-border = Через кордон
# 0-29 days
days-0-29 = 0–29 днів
# 30-89 days
days-30-89 = 30–89 днів
# 90-182 days
days-90-182 = 90–182 дні
# 183-364 days
days-183-364 = 183–364 дні
# a year or more
a-year-or-more = рік і більше
# any gap
any-gap = будь-який проміжок
# All partners
all-partners = Усі партнери
# Partners that reported every period
partners-that-reported-every-period = Партнери, які звітували за кожен період
# None
origin-none = Місцеві
# Same country
same-country = Та сама країна
# Another country
another-country = Інша країна
# Other country
other-country = Решта країн
# Kyrgyzstan
country-kyrgyzstan = Киргизстан
# Turkey
country-turkey = Туреччина
# Viet Nam
country-viet-nam = В’єтнам
# HIV test offered
hiv-test-offered = Запропоновано тест на ВІЛ
# Any service
any-service = Будь-яка послуга
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
age-25-and-older = 25 років і старші
# Recorded in a wider group
recorded-in-a-wider-group = Записано ширшою групою
# All ages
all-ages = Будь-який вік
# too few to show, or none
too-few-to-show-or-none = замало, щоб показати, або нікого
# period still open
period-still-open = період ще не закрито
# no report from any partner
no-report-from-any-partner = немає звіту від жодного партнера
# not observable
not-observable = спостерігати неможливо
# not observable: nobody is linked, or no partner works there
nobody-linked-or-no-partner-there = спостерігати неможливо: записи не зв’язуються або там не працює жоден партнер
# not observable: nobody is linked between the two countries
nobody-linked-between-the-countries = спостерігати неможливо: записи між цими двома країнами не зв’язуються
# not observable: codes are not sealed on both sides
codes-not-sealed-on-both-sides = спостерігати неможливо: коди запечатано не по обидва боки кордону
# counted with the country: unsafe to show
counted-with-the-country-unsafe-to-show = враховано в числах країни: показувати небезпечно
# no population estimate
no-population-estimate = немає оцінки чисельності
# not computed: counted on different days
counted-on-different-days = не обчислено: числа підраховано в різні дні
# on time
on-time = вчасно
# late
late = із запізненням
# long overdue
long-overdue = давно прострочено
# missing
missing = немає звіту
# not yet due
not-yet-due = строк не настав
# fresh
data-fresh = свіжі дані
# due
data-due = строк настав
# overdue
data-overdue = прострочено
# clear change
clear-change = явна зміна
# no clear change
no-clear-change = немає явної зміни
# not compared
not-compared = не порівнюється
# clear trend up
clear-trend-up = явне зростання
# clear trend down
clear-trend-down = явне зниження
# between the lowest and highest population estimate
between-lowest-and-highest-estimate = між найменшою і найбільшою оцінкою чисельності
# no range published
no-range-published = діапазон не опубліковано
# 95 % interval of the sampling alone
interval-of-the-sampling-alone = 95-відсотковий інтервал, лише похибка вибірки
# own overlap of this network: protected counts of two lists and of both
own-overlap-of-two-lists = перетин списків цієї мережі: захищені числа за двома списками та за їхньою спільною частиною
# 2012 national capacity building meeting, Saint Petersburg: second estimate, by a sex worker-led organisation
meeting-2012-second-estimate = національна зустріч із розвитку потенціалу, Санкт-Петербург, 2012 р.: друга оцінка, від організації самих секс-працівниць і секс-працівників
# 2012 national capacity building meeting, Saint Petersburg: the figure it worked with
meeting-2012-figure-it-worked-with = національна зустріч із розвитку потенціалу, Санкт-Петербург, 2012 р.: число, на яке вона спиралася
# invented for the demo network
invented-for-the-demo-network = вигадано для демонстраційної мережі
# national size estimate of 2007: a range, of which the point is the middle
national-estimate-2007 = національна оцінка чисельності 2007 року: діапазон, за точкову оцінку взято його середину
# national size estimate of about 2022: one figure
national-estimate-2022 = національна оцінка чисельності приблизно 2022 року: одне число
# secondary source without the original: about 8,000
secondary-source-about-8000 = вторинне джерело без оригіналу: близько 8 000
# Global AIDS Strategy 2021–2026: 90 % of people at risk by 2025, drawn as a line from 2021 on
global-aids-strategy-2021-2026 = Глобальна стратегія щодо СНІДу на 2021–2026 роки: 90 % людей із ризиком інфікування до 2025 року, на діаграмі – лінія з 2021 року
# public record
public-record = відкриті джерела
# own overlap, Chapman
own-overlap-chapman = перетин списків, за Чепменом
# sum of the estimates of these cities
sum-of-the-estimates-of-these-cities = сума оцінок для цих міст
# expert opinion
expert-opinion = експертна думка
# invented
invented = вигадано
# published estimate
published-estimate = опублікована оцінка
# published range
published-range = опублікований діапазон
# secondary source
secondary-source = вторинне джерело
# weak: two lists cannot be checked against each other
weak-two-lists-cannot-be-checked = слабка: два списки не можна звірити між собою
# moderate: no range published; people have moved since
moderate-no-range-people-moved = середня: діапазон не опубліковано; відтоді люди переїжджали
# moderate: range published, the point is ours
moderate-range-published-point-ours = середня: діапазон опубліковано, точкова оцінка наша
# weak: no method stated
weak-no-method-stated = слабка: метод не вказано
# weak: secondary source
weak-secondary-source = слабка: вторинне джерело
# This network
this-network = Ця мережа
# UNAIDS GAM
unaids-gam = UNAIDS GAM
# PEPFAR KP_PREV
pepfar-kp-prev = PEPFAR KP_PREV
# Global Fund KP-1c
global-fund-kp-1c = KP-1c Глобального фонду
# Conecta basic package
conecta-basic-package = Базовий пакет Conecta
# contradiction
contradiction = суперечність
# differs within the area
differs-within-the-area = у межах території дані різняться
# no organisation gave the figure
no-organisation-gave-the-figure = жодна організація не дала числа
# one organisation
one-organisation = одна організація
# the ranges meet
the-ranges-meet = діапазони перетинаються
# Files
files = Файли
# Rules that refused rows
rules-that-refused-rows = Правила, за якими відхилено рядки
# Linkage
linkage = Зв’язування
# coverage of the cities where partners of this network work
scope-coverage-of-the-cities-served = охоплення міст, де працюють партнери цієї мережі
# share of the national estimate met by partners of this network – not national coverage
scope-share-met-not-coverage = частка людей із національної оцінки, яких зустріли партнери цієї мережі, – це не охоплення по країні
# Received on time
received-on-time = Отримано вчасно
# Received late
received-late = Отримано із запізненням
# Not received
not-received = Не отримано
# law
event-law = закон
# police operation
event-police-operation = поліційна операція
# war
event-war = війна
# border closure
event-border-closure = закриття кордону
# partner opened
event-partner-opened = партнер почав роботу
# partner closed
event-partner-closed = партнер закрився
# form changed
event-form-changed = анкету змінено
# who reports, or what is asked, changed
event-reporting-changed = змінився склад партнерів або анкета
# funding ended
event-funding-ended = фінансування закінчилося
# fixed places
fixed-places = стаціонарні пункти
# outreach
outreach = аутріч
# phone and online
phone-and-online = телефон і онлайн
# English
language-english = англійська
# Estonian
language-estonian = естонська
# Finnish
language-finnish = фінська
# Romanian
language-romanian = румунська
# Russian
language-russian = російська
# Thai
language-thai = тайська
# Ukrainian
language-ukrainian = українська
# Uzbek
language-uzbek = узбецька
# not printed
not-printed = не надруковано
# of service users
of-service-users = від отримувачів послуг
# of those who work outdoors only
of-those-who-work-outdoors-only = від тих, хто працює лише просто неба
# of those they contact
of-those-they-contact = від тих, з ким є контакт
# Stated by the meeting
stated-by-the-meeting = Заявлено на зустрічі
# Sum of the printed table
sum-of-the-printed-table = Сума за друкованою таблицею
# The same, with the cumulative figure of no. 5
same-with-cumulative-figure-of-no-5 = Те саме з накопиченим числом організації № 5
# Without contacts
without-contacts = Без контактів
# Annual counts alone
annual-counts-alone = Лише річні числа
# The report states 28,363 people covered by 37 organisations, of about 1,000,000.
audit-the-report-states = У звіті заявлено, що 37 організацій охопили 28 363 людини приблизно з 1 000 000.
# The printed table has 27 of the 37 organisations, 23 of them with a count. The rest of the stated total cannot be rebuilt from print.
audit-the-printed-table-has = У друкованій таблиці 27 із 37 організацій, число вказали 23 з них. Решту заявленого підсумку за друкованими даними не відтворити.
# Organisation no. 5 prints two counts: 2,500 in a year and 7,350 since 2001. The second counts people again who came back.
audit-organisation-no-5 = Організація № 5 наводить два числа: 2 500 за рік і 7 350 з 2001 року. У другому тих, хто повертався, пораховано повторно.
# Organisation no. 19 counts contacts, not persons, and no. 23 counts another group: neither enters a number of persons. With the cumulative figure of no. 5 it is 19,950.
audit-organisation-no-19 = Організація № 19 рахує контакти, а не людей, а № 23 – іншу групу: до кількості людей не входить ні те, ні інше. З накопиченим числом організації № 5 виходить 19 950.
# Only 5 counts are for one year; the others are cumulative or do not say.
audit-only-5-counts-are-annual = Лише 5 чисел охоплюють один рік; решта накопичені або без указаного періоду.
# persons
unit-persons = люди
# contacts
unit-contacts = контакти
# another group
unit-another-group = інша група
# in one year
in-one-year = за один рік
# over several years
over-several-years = за кілька років
# between two dates
between-two-dates = між двома датами
# on one day
on-one-day = на один день
# period not stated
period-not-stated = період не вказано
# Central
district-central = Центральний
# North-West
district-north-west = Північно-Західний
# Siberian
district-siberian = Сибірський
# Southern
district-southern = Південний
# Ural
district-ural = Уральський
# Volga
district-volga = Приволзький
# Barnaul
barnaul = Барнаул
# Chapayevsk
chapayevsk = Чапаєвськ
# Chelyabinsk
chelyabinsk = Челябінськ
# Irkutsk
irkutsk = Іркутськ
# Kaliningrad
kaliningrad = Калінінград
# Kazan
kazan = Казань
# Magnitogorsk
magnitogorsk = Магнітогорськ
# Naberezhnye Chelny
naberezhnye-chelny = Набережні Човни
# Nizhny Novgorod
nizhny-novgorod = Нижній Новгород
# Oryol
oryol = Орел
# Orenburg
orenburg = Оренбург
# Rostov-on-Don
rostov-on-don = Ростов-на-Дону
# Saint Petersburg
saint-petersburg = Санкт-Петербург
# Saratov
saratov = Саратов
# Tolyatti
tolyatti = Тольятті
# Tomsk
tomsk = Томськ
# Tver
tver = Твер
# Ufa
ufa = Уфа
# Vyborg
vyborg = Виборг
# Voronezh
voronezh = Воронеж
# Not paid, or paid less than agreed
act-unpaid-or-underpaid = Не заплатили або заплатили менше, ніж домовилися
# Physical violence
act-physical-violence = Фізичне насильство
# Beaten
act-beaten = Побиття
# Theft
act-theft = Крадіжка
# Coerced sex
act-coerced-sex = Примус до сексу
# Coerced unpaid work
act-coerced-unpaid-work = Примус до роботи без оплати
# Documents taken
act-documents-taken = Відібрали документи
# Threatened with a weapon
act-threatened-with-a-weapon = Погроза зброєю
# The share who inject drugs is of those who work outdoors, not of all.
return-share-who-inject-of-outdoor = Частку тих, хто вживає наркотики ін’єкційно, пораховано від тих, хто працює просто неба, а не від усіх.
# No count is printed.
return-no-count-is-printed = Число не надруковано.
# Its migrants include people from other regions of Russia. It gives the second estimate, 3 million. Same city as org_05 and org_06: some people are probably counted twice.
return-migrants-of-other-regions = До мігрантів зараховано й людей з інших регіонів Росії. Саме ця організація дає другу оцінку, 3 мільйони. Те саме місто, що в org_05 і org_06: частину людей, імовірно, пораховано двічі.
# The count is a lower bound.
return-lower-bound = Число – нижня межа.
# Two counts: 2,500 in one year, 7,350 since 2001. Many of the people come back year after year.
return-two-counts = Два числа: 2 500 за один рік, 7 350 з 2001 року. Багато людей повертаються рік у рік.
# It contradicts itself: 90 % are migrants, yet immigrants "are not covered". Origins are nationalities, not countries. It works with men.
return-contradicts-itself = Суперечить саме собі: 90 % – мігранти, проте іммігрантів «не охоплено». За походження подано національності, а не країни. Працює з чоловіками.
# Founded in 2005, but counts "5 years of work" in November 2012.
return-founded-in-2005 = Заснована у 2005 році, але в листопаді 2012 року нараховує «5 років роботи».
# The share who inject drugs is of service users, perhaps not sex workers alone.
return-share-who-inject-of-service-users = Частку тих, хто вживає наркотики ін’єкційно, пораховано від отримувачів послуг – можливо, не лише секс-працівниць і секс-працівників.
# Contradicts org_26 of the same city: 40 % indoor there, and 25 % inject drugs.
return-contradicts-org-26 = Суперечить org_26 з того самого міста: там у приміщенні 40 %, наркотики ін’єкційно вживають 25 %.
# "Server users" in print stands for service users.
return-server-users = Надруковано «користувачі сервера», ідеться про отримувачів послуг.
# Same city as org_22: some people are probably counted twice.
return-same-city-as-org-22 = Те саме місто, що в org_22: частину людей, імовірно, пораховано двічі.
# At the border with Finland. The branch was founded in 2011, so it counts two years at most.
return-at-the-border-with-finland = На кордоні з Фінляндією. Відділення засновано у 2011 році, тож число – щонайбільше за два роки.
# It counts contacts, not persons.
return-counts-contacts = Рахує контакти, а не людей.
# Indoor and outdoor make 90 %; 10 % are not accounted for.
return-indoor-and-outdoor-make-90 = У приміщенні й просто неба – разом 90 %; про 10 % нічого не сказано.
# Its 6 % migrants are our sum of two countries. The only one with exact dates.
return-6-percent-migrants = 6 % мігрантів – наша сума за двома країнами. Єдина з точними датами.
# That nobody works indoors is only implied, so it is left open.
return-nobody-indoors-is-implied = Що в приміщенні не працює ніхто, лише мається на увазі, тому клітинку лишено порожньою.
# Its 3,500 are men who have sex with men, not sex workers. Sex workers were counted among people who inject drugs.
return-3500-are-men = Її 3 500 – це чоловіки, які мають секс із чоловіками, а не секс-працівники. Секс-працівниць і секс-працівників пораховано серед людей, які вживають наркотики ін’єкційно.
# 70 % indoor is said of the whole scene; the people it reaches work mainly outdoors.
return-70-percent-of-the-scene = 70 % у приміщенні сказано про всю сцену; люди, яких охоплює організація, працюють переважно просто неба.
# 609 of 1,339 inject drugs, as the 45 % say. 60 % indoor is said of the whole scene; the people it reaches work mostly outdoors.
return-609-inject-drugs = 609 із 1 339 вживають наркотики ін’єкційно, що збігається з 45 %. 60 % у приміщенні сказано про всю сцену; люди, яких охоплює організація, працюють здебільшого просто неба.
# Contradicts org_10 of the same city: 70 % indoor there, and 80 % inject drugs.
return-contradicts-org-10 = Суперечить org_10 з того самого міста: там у приміщенні 70 %, наркотики ін’єкційно вживають 80 %.
# People of the country
people-of-the-country = Люди з цієї країни
# People from another country
people-from-another-country = Люди з іншої країни
# Condoms
condoms = Презервативи
# Lubricant
lubricant = Лубриканти
# Needles
needles = Шприци та голки
# Work and income
move-reason-work-and-income = Робота та заробіток
# Clients or season
move-reason-clients-or-season = Клієнти або сезон
# Safety or police
move-reason-safety-or-police = Безпека або поліція
# War
move-reason-war = Війна
# Family
move-reason-family = Сім’я
# Documents
move-reason-documents = Документи
# Health or services
move-reason-health-or-services = Здоров’я або послуги
# Another reason
move-reason-another = Інша причина
# Days
stay-days = Дні
# Weeks
stay-weeks = Тижні
# Months
stay-months = Місяці
# Longer
stay-longer = Довше
# Does not know yet
stay-not-known-yet = Поки не знає
# back in a city left at most 3 months before
back-in-a-city-within-3-months = знову в місті, яке залишили не раніше ніж 3 місяці тому
# back in a city left at most 6 months before
back-in-a-city-within-6-months = знову в місті, яке залишили не раніше ніж 6 місяців тому
# back in a city left at most 12 months before
back-in-a-city-within-12-months = знову в місті, яке залишили не раніше ніж 12 місяців тому
# back in a country left at most 3 months before
back-in-a-country-within-3-months = знову в країні, яку залишили не раніше ніж 3 місяці тому
# back in a country left at most 6 months before
back-in-a-country-within-6-months = знову в країні, яку залишили не раніше ніж 6 місяців тому
# back in a country left at most 12 months before
back-in-a-country-within-12-months = знову в країні, яку залишили не раніше ніж 12 місяців тому
# met in one city
met-in-one-city = зустріли в одному місті
# met in two cities
met-in-two-cities = зустріли у двох містах
# met in three cities or more
met-in-three-cities-or-more = зустріли у трьох і більше містах
# worked in another city of the country in the last 12 months
worked-in-another-city = за останні 12 місяців працювали в іншому місті країни
# worked in both countries of the pair in the last 12 months
worked-in-both-countries = за останні 12 місяців працювали в обох країнах пари
# too few people of partners that reported every month of both periods
too-few-people-of-constant-reporters = замало людей у партнерів, які звітували за кожен місяць обох періодів
# no report from any partner a year before
no-report-a-year-before = роком раніше жоден партнер не звітував
# the network was not there in every month of the year before
not-there-a-year-before = роком раніше мережа працювала там не в усі місяці
# the regions that can be compared hold too few of the people
too-few-people-in-compared-regions = у регіонах, які можна порівняти, замала частина людей
# not compared: reports are missing
not-compared-reports-are-missing = не порівнюється: бракує звітів
# not compared: an event lies between
not-compared-an-event-lies-between = не порівнюється: між ними подія
# not yet 24 months with at most one in eight missing; gaps are not filled
not-yet-24-months = ще немає 24 місяців, з яких не враховано не більше одного з восьми; пропуски не заповнюються
# not yet 24 months of the same partners with at most one in eight missing; gaps are not filled
not-yet-24-months-of-same-partners = ще немає 24 місяців із тими самими партнерами, з яких не враховано не більше одного з восьми; пропуски не заповнюються
# fewer than 24 months are published
fewer-than-24-months-are-published = опубліковано менше ніж 24 місяці
# cannot be estimated: no report from any partner
no-estimate-no-report-from-any-partner = оцінити неможливо: немає звіту від жодного партнера
# cannot be estimated: one list lies within the other
no-estimate-one-list-within-the-other = оцінити неможливо: один список цілком входить до іншого
# cannot be estimated: counted on different days
no-estimate-counted-on-different-days = оцінити неможливо: числа підраховано в різні дні
# cannot be estimated: no list
no-estimate-no-list = оцінити неможливо: немає жодного списку
# cannot be estimated: one list
no-estimate-one-list = оцінити неможливо: лише один список
# cannot be estimated: fewer than 20 people on both lists, or their number is not shown
no-estimate-few-or-not-shown-on-both-lists = оцінити неможливо: в обох списках менше ніж 20 спільних людей або їх число не показано
# it could harm people or a place
held-harm = це може зашкодити людям або місцю
# its numbers are in doubt
held-doubt = числа викликають сумніви
# a partner or the community asked for it
held-agreement = про це попросив партнер або спільнота
# somebody is looking at it before it is shown
held-review = числа перевіряють, перш ніж показати
# small groups in it could not be protected in this release
held-small-groups = малі групи в ній не вдалося захистити в цьому випуску
# Sentences of the release
sentences-of-a-release = Речення випуску
# Given out
given-out = Видано
# Corridors
corridors = Напрямки переїздів
# Coverage
coverage = Охоплення
# Before and after events
before-and-after-events = До і після подій
# Dated events
dated-events = Датовані події
# Quality of files
quality-of-files = Якість файлів
# Moves between regions
moves-between-regions = Переїзди між регіонами
# Moves between regions as a whole
moves-between-regions-as-a-whole = Переїзди між регіонами загалом
# Moves in and out of regions
moves-in-and-out-of-regions = Приїзди до регіонів і виїзди з них
# Dictionary of indicators
dictionary-of-figures = Словник показників
# People who inject drugs
people-who-inject-drugs = Люди, які вживають наркотики ін’єкційно
# Example of a letter to a partner
example-of-a-letter = Приклад листа партнеру
# The total of the 2012 mapping, step by step
total-of-the-2012-mapping = Підсумок картування 2012 року, крок за кроком
# Mapping returns of organisations
mapping-returns = Анкети картування від організацій
# Shares as organisations estimate them
shares-stated-by-organisations = Частки за оцінкою організацій
# What is needed and not known, as organisations say
what-organisations-state = Що потрібно й що невідомо, за словами організацій
# Share of migrants
share-of-migrants = Частка мігрантів
# Mobility
mobility = Мобільність
# Why people moved
why-people-moved = Чому люди переїхали
# People who moved
people-who-moved = Люди, які змінили місто
# Countries of origin
countries-of-origin = Країни походження
# Population estimates
population-estimates = Оцінки чисельності
# Quality of records
quality-of-records = Якість записів
# People reached
people-reached = Охоплені люди
# Referrals
referrals = Направлення до інших служб
# Monthly reports of partners
monthly-reports-of-partners = Місячні звіти партнерів
# Restated numbers
restated-numbers = Переглянуті числа
# Moves as people say them
moves-as-people-say-them = Переїзди зі слів самих людей
# Services offered, by region
services-offered-by-region = Які послуги пропонуються, за регіонами
# Services
services = Послуги
# Why the indoor share changed
why-the-indoor-share-changed = Чому змінилася частка тих, хто працює в приміщеннях
# Where the people we reached work
where-the-people-we-reached-work = Де працюють охоплені люди
# Setting in the next period
setting-in-the-next-period = Місце роботи в наступному періоді
# Trends of where people work
trends-of-where-people-work = Тенденції місць роботи
# Targets
targets-of-grants = Цілі
# Rights violations reported
rights-violations-reported = Повідомлення про порушення прав
# Survey of violence
survey-of-violence = Опитування про насильство
# Physical violence
violation-violence = Фізичне насильство
# Sexual violence
violation-sexual-violence = Сексуальне насильство
# Theft or extortion
violation-theft-or-extortion = Крадіжка або вимагання
# Not paid
violation-unpaid = Не заплатили
# Detention
violation-detention = Затримання
# Documents taken away
violation-documents-taken = Забрали документи
# Discrimination
violation-discrimination = Дискримінація
# Something else
violation-another = Інше
# Any violation
violation-any = Будь-яке порушення
# Police or another authority
by-state = Поліція або інші органи влади
# Client
by-client = Клієнт
# Somebody else
by-somebody-else = Хтось інший
# HIV care
referral-hiv-care = Допомога при ВІЛ
# STI care
referral-sti-care = Допомога при ІПСШ
# Drug treatment
referral-drug-treatment = Наркологічна допомога
# Tuberculosis
referral-tuberculosis = Туберкульоз
# Legal help
referral-legal-help = Юридична допомога
# Shelter
referral-shelter = Притулок
# Psychosocial help
referral-psychosocial-help = Психосоціальна допомога
# Social services
referral-social-help = Соціальна допомога
# Any referral
referral-any = Будь-яке направлення
# … in this country
referral-to-the-same-country = … у цій країні
# … in another country
referral-to-another-country = … в іншій країні
# … country not recorded
referral-to-country-not-recorded = … країну не записано
# shown
marks-shown = показано
# hidden
marks-hidden = приховано
# sex workers
sex-workers = секс-працівниці та секс-працівники
# sex workers, of whom most come from abroad
sex-workers-of-whom-most-come-from-abroad = секс-працівниці та секс-працівники, більшість – з-за кордону
# sex workers, as the meeting said; not defined further
sex-workers-as-the-meeting-said = секс-працівниці та секс-працівники, як сказано на зустрічі; точніше не визначено
# sex workers, as a sex worker-led organisation counts them; not defined further
sex-workers-as-they-count-themselves = секс-працівниці та секс-працівники, за підрахунком їхньої власної організації; точніше не визначено
# women in sex work
women-in-sex-work = жінки в секс-роботі
# Each separately
each-separately = Кожен окремо
# The whole file
refused-whole-file = Увесь файл
# One row
refused-one-row = Один рядок
# The whole file, and nothing of it is kept
refused-whole-file-nothing-kept = Увесь файл, і нічого з нього не зберігається
# Within {country}
within-a-given-country = У межах країни: { $country }
# {one} and {other}
one-and-other-country = { $one } і { $other }
# Within Russia
within-russia = У межах Росії
# Within Ukraine
within-ukraine = У межах України
# Within Finland
within-finland = У межах Фінляндії
# population estimate of {year}
population-estimate-of-a-year = оцінка чисельності { $year } року
# not every city was worked in for the whole period
not-every-city-worked-in-for-the-period = не в усіх містах робота тривала весь період
# codes not sealed: some may count twice
codes-not-sealed-some-may-count-twice = коди не запечатано: хтось може рахуватися двічі
# above 100 % of the low estimate
above-100-percent-of-the-low-estimate = понад 100 % нижньої оцінки
# people in several cities may count twice
several-cities-seen = хто працює в кількох містах, може бути врахований двічі
# unknown how many people work in several cities
several-cities-unknown = невідомо, скільки людей працює в кількох містах
# Period type
period-type = Вид періоду
# First day
first-day = Перший день
# Country
country = Країна
# Result
result = Результат
# Framework
framework = Система показників
# Persons (number)
persons-number = Люди (число)
# Coverage - low
coverage-low = Охоплення – нижнє
# Coverage - point
coverage-point = Охоплення – точкове
# Coverage - high
coverage-high = Охоплення – верхнє
# Baseline (share)
baseline-share = Базовий рівень (частка)
# Target (share)
target-share = Ціль (частка)
# Target achieved - per cent
target-achieved-per-cent = Виконання цілі – відсоток
# Reports received - share
reports-received-share = Отримано звітів – частка
# Reports received on time - share
reports-received-on-time-share = Отримано звітів вчасно – частка
# Status
status = Статус
# Note
note = Примітка
# To know before quoting
to-know-before-quoting = Що врахувати, перш ніж цитувати
# No.
number-in-order = №
# Newest closed year
newest-closed-year = Останній закритий рік
# Closed period
closed-period = Закритий період
# Period
period = Період
# Grant or strategy
grant-or-strategy = Грант або стратегія
# Persons reached
persons-reached = Охоплено людей
# Coverage (lowest to highest)
coverage-lowest-to-highest = Охоплення (мін.–макс.)
# Target (baseline)
target-baseline = Ціль (базовий рівень)
# Target achieved (lowest to highest)
target-achieved-lowest-to-highest = Виконання цілі (мін.–макс.)
# Reports received (on time)
reports-received-on-time = Отримано звітів (вчасно)
# {year}-{part}
period-month = { $year }-{ $part }
# {year} Q{part}
period-quarter = { $year }, { $part } кв.
# {year} H{part}
period-half-year = { $year }, { $part } півр.
# {year}
period-year = { $year }
# {year}, US fiscal year
period-fiscal-year = { $year }, фін. рік США
# no target set
no-target-set = ціль не встановлено
# none
no-target = немає
# not known
not-known = невідомо
# What was reached, and how much of the target is that?
coverage-results-title = Чого досягнуто і яка це частина цілі?
# A row per result and country - persons reached, coverage of the cities where partners work between the highest and lowest population estimate, target, and reports received.
coverage-results-how-to-read = Рядок – результат і країна: скільки людей охоплено, охоплення міст, де працюють партнери, між найбільшою і найменшою оцінкою чисельності, ціль і отримані звіти.
# Period start
period-start = Початок періоду
# Region
region = Регіон
# City
city = Місто
# Place
place = Місце
# Point or edge of the band
point-or-edge-of-the-band = Точка або край діапазону
# Place and edge of its band
place-and-edge-of-its-band = Місце і край його діапазону
# , lowest to highest estimate
edge-lowest-to-highest-estimate = , від найменшої до найбільшої оцінки
# What share of the people in the cities served is reached in each quarter?
coverage-band-title = Яку частку людей у містах, де працюють партнери, охоплено за квартал?
# A line per country, persons reached in a closed quarter divided by the estimate of the cities served, inside a band from the lowest to the highest estimate.
coverage-band-how-to-read = Лінія для кожної країни: люди, охоплені за закритий квартал, поділені на оцінку для міст, де працюють партнери; навколо – діапазон від найменшої до найбільшої оцінки.
# Reports
reports = Звіти
# Share of expected reports
share-of-expected-reports = Частка очікуваних звітів
# Country and half-year
country-and-half-year = Країна і півріччя
# Share
share = Частка
# How complete are the reports?
coverage-reports-title = Наскільки повні звіти?
# A bar per country and closed half-year, all reports expected, divided into received on time, received late and not received.
coverage-reports-how-to-read = Стовпчик для кожної країни й закритого півріччя: усі очікувані звіти – отримані вчасно, отримані із запізненням і не отримані.
# Gender
gender = Гендер
# Age
age = Вік
# Origin
origin = Походження
# First published
first-published = Уперше опубліковано
# Persons reached or why not shown
persons-reached-or-why-not-shown = Охоплено людей або чому не показано
# Persons
persons = Люди
# How many people were reached, by gender?
coverage-gender-title = Скільки людей охоплено в розбивці за гендером?
# A group of bars per country and closed half-year, a bar per gender; who are too few to show have no bar, and people met in two countries count in each.
coverage-gender-how-to-read = Група стовпчиків для кожної країни й закритого півріччя, стовпчик – гендер; де людей замало, щоб показати, стовпчика немає; кого зустріли у двох країнах, враховано в кожній.
# Code
code-of-a-group = Код
# Age not recorded
age-not-recorded = Вік не вказано
# 18–24 together
age-18-to-24-together = 18–24 разом
# 25 and older together
age-25-and-older-together = 25 і старші разом
# –
mark-of-few = –
# How old are the people reached?
coverage-age-title = Якого віку охоплені люди?
# A row per age group, a column per country. 18–24 and 25 and older hold the narrower bands, and people whose age is recorded in groups that wide.
coverage-age-how-to-read = Рядок – вікова група, стовпець – країна. Групи «18–24» і «25 років і старші» містять вужчі та тих, чий вік записано так широко.
# Service
service = Послуга
# Share - low
share-low = Частка – нижня
# Share - high
share-high = Частка – верхня
# Share who received it
share-who-received-it = Частка тих, хто отримав
# What did the package contain?
coverage-services-title = Що входило до пакета послуг?
# A row per service, a column per country; the share of people reached who received it at least once, its 95 % interval in brackets.
coverage-services-how-to-read = Рядок – послуга, стовпець – країна: частка охоплених людей, які отримали її хоча б раз, у дужках 95-відсотковий інтервал.
# Year (number)
year-number = Рік (число)
# Method
method = Метод
# Lowest (number)
lowest-number = Найменша (число)
# Estimate (number)
estimate-number = Оцінка (число)
# Highest (number)
highest-number = Найбільша (число)
# Who is meant
who-is-meant = Про кого йдеться
# Source
source = Джерело
# Quality
quality = Якість
# Used for coverage
used-for-coverage = Для охоплення
# Share met (number)
share-met-number = Частка тих, кого зустріли (число)
# Area
area = Територія
# Used now
used-now = Використовується зараз
# Estimate (lowest to highest)
estimate-lowest-to-highest = Оцінка (мін.–макс.)
# Share of the national estimate met by partners of this network – not national coverage
share-met-not-coverage = Частка людей із національної оцінки, яких зустріли партнери цієї мережі, – це не охоплення по країні
# Cities where partners work
cities-where-partners-work = Міста, де працюють партнери
# Whole country
whole-country = Уся країна
# yes
used = так
# for earlier years
used-for-earlier-years = за попередні роки
# no
not-used = ні
# Which population estimates stand behind this?
coverage-estimates-title = На яких оцінках чисельності це ґрунтується?
# A row per estimate with year, method, lowest and highest value, source, and whether the newest closed year uses it (while no year has closed, the newest closed half-year).
coverage-estimates-how-to-read = Рядок – оцінка: рік, метод, найменше й найбільше значення, джерело і те, чи використано її для останнього закритого року (поки жоден рік не закрито – для останнього закритого півріччя).
# Indicator
indicator = Показник
# Language
language = Мова
# Figure
figure = Назва показника
# What is counted
what-is-counted = Що враховується
# Divided by
divided-by = На що ділиться
# What it cannot say
what-it-cannot-say = Чого не каже
# What can these numbers not say?
coverage-cannot-say-title = Чого ці числа не кажуть?
# A row per figure of this dashboard - what is counted in it, and what it must not be read as.
coverage-cannot-say-how-to-read = Рядок – показник цього дашборду: що в ньому враховано і як його не слід читати.
# code
column-of-codes = код
# Rows
rows = Рядки
# invented data
invented-data = вигадані дані
# For donors - results against targets, who is reached, what the package contained, and how far the numbers can be trusted.
coverage-description = Для донорів: результати й цілі, кого охоплено, що входило до пакета і наскільки числам можна довіряти.
# Invented data: a demonstration network. Only the 2012 mapping is real.
notice-of-invented-data = Вигадані дані: демонстраційна мережа. Справжнє тут лише картування 2012 року.
# Closed periods alone: a period that is still open has no figure yet. Counts are rounded to five and carry small random changes, so parts may not add up; not for payment. Coverage is that of the cities where partners of this network work, never of a country. *Too few to show, or none* is not zero, and neither is a report that did not come.
coverage-introduction = Лише закриті періоди: незакритий період числа ще не має. Числа округлено до кратних п’яти, до них внесено невеликі випадкові зміни, тому сума частин може не збігатися з цілим; не для оплати. Охоплення стосується міст, де працюють партнери цієї мережі, і ніколи – країни загалом. *Замало, щоб показати, або нікого* – це не нуль; звіт, який не надійшов, – теж не нуль.
# Release, its day, and the share of expected reports that were received
footnote-picture = Випуск, його день і частка отриманих звітів серед очікуваних
# How to read this
how-to-read-this = Як це читати
# contacts of partners, each person counted once; population estimates as published
source-persons-and-population-estimates = контакти партнерів, кожну людину враховано один раз; оцінки чисельності – як опубліковано
# Who was reached
who-was-reached = Кого охопили
# contacts of partners, each person counted once
source-persons = контакти партнерів, кожну людину враховано один раз
# too few to show, or none
what-the-mark-of-few-means = замало, щоб показати, або нікого
# contacts of partners, each person counted once for each service
source-persons-for-each-service = контакти партнерів, кожну людину враховано один раз за кожною послугою
# What the numbers rest on
what-the-numbers-rest-on = На чому ґрунтуються числа
# published population estimates, and overlaps of the network's own lists
source-population-estimates = опубліковані оцінки чисельності та перетини власних списків мережі
# the dictionary of indicators
source-dictionary-of-indicators = словник показників
# One country, or several.
one-country-or-several = Одна країна або кілька.
# Applies to results, age and services. A year holds KP_PREV of the US fiscal year that ends in it.
coverage-closed-period-help = Діє для результатів, віку й послуг. До року входить KP_PREV за фінансовий рік США, який у ньому закінчується.
# Applies to the results.
applies-to-the-results = Діє для результатів.
# Applies to the results. A strategy sets a target without a grant.
coverage-grant-name-help = Діє для результатів. Стратегія ставить ціль і без гранту.
# all partners
line-of-all-partners = усі партнери
# constant reporters
line-of-constant-reporters = звітували за кожен період
# Real change
real-change = Реальна зміна
# Other mix of places
other-mix-of-places = Інший склад місць
# Other ways to meet
other-ways-to-meet = Інші способи зустрічей
# Who reported
who-reported = Хто прозвітував
# Not explained
not-explained = Без пояснення
# Accepted whole
accepted-whole = Прийнято цілком
# Accepted after repair
accepted-after-repair = Прийнято після виправлення
# Accepted without refused rows
accepted-without-refused-rows = Прийнято без відхилених рядків
# Refused whole
refused-whole = Відхилено цілком
# Left
what-is-left = Лишається
# Falls away
falls-away = Відпадає
# day
day-of-an-event = день
# Partner
partner = Партнер
# First day of the month
first-day-of-the-month = Перший день місяця
# Reports expected
reports-expected = Очікувалося звітів
# Reports received
reports-received = Отримано звітів
# Report
report = Звіт
# Of the last twelve months
of-the-last-twelve-months = За останні дванадцять місяців
# Reports due
reports-due = Звіти, строк яких настав
# Did the reports that were due arrive?
quality-received-title = Чи надійшли звіти, строк яких настав?
# A bar per quarter, one report for each partner and month that was due, divided into on time, late, missing and long overdue.
quality-received-how-to-read = Стовпчик – квартал: по одному звіту на кожного партнера й місяць, за який він мав надійти; вчасно, із запізненням, немає звіту, давно прострочено.
# Who was late, and how often?
quality-lateness-title = Хто запізнювався і як часто?
# A bar per partner alias, its reports due in the last twelve months, divided into on time, late, missing and long overdue.
quality-lateness-how-to-read = Стовпчик – партнер під псевдонімом: його звіти за останні дванадцять місяців, строк яких настав; вчасно, із запізненням, немає звіту, давно прострочено.
# Reporting rate
reporting-rate = Повнота звітності
# Reporting rate on time
reporting-rate-on-time = Своєчасність звітності
# What share of the expected reports do we have?
quality-rates-title = Яку частку очікуваних звітів ми маємо?
# A row per country for the last twelve months, with the reports due, those received, those received on time, and both as shares.
quality-rates-how-to-read = Рядок – країна за останні дванадцять місяців: звіти, строк яких настав, отримані, отримані вчасно, і обидві частки.
# Kind
kind = Вид
# Measure
measure = Показник
# What became of the file
what-became-of-the-file = Що сталося з файлом
# What was wrong
what-was-wrong = Що було не так
# What is refused
what-is-refused = Що відхиляється
# Were the files accepted?
quality-files-title = Чи прийнято файли?
# A bar per half-year, the files that came - accepted whole, accepted after repair (rows of totals and the like taken out), accepted without the rows that were refused, or refused whole.
quality-files-how-to-read = Стовпчик – півріччя: надіслані файли – прийнято цілком, прийнято після виправлення (прибрано рядки підсумків і подібне), прийнято без відхилених рядків або відхилено цілком.
# What was refused most often, and why?
quality-refusals-title = Що відхиляли найчастіше і чому?
# A row per rule, the most frequent first, with how much is refused for it, and in how many files.
quality-refusals-how-to-read = Рядок – правило, найчастіші вгорі: скільки через нього відхиляється і у скількох файлах.
# Reason
reason = Причина
# Of the two newest half-years
of-the-two-newest-half-years = За два останні півріччя
# What
what-is-measured = Що
# Share of the people reached
share-of-the-people-reached = Частка охоплених людей
# Where they work
where-they-work = Де працюють
# Country of origin
country-of-origin = Країна походження
# Kind of migration
kind-of-migration = Вид міграції
# Recognised by a part of the code alone
recognised-by-a-part-of-the-code-alone = Упізнали лише за частиною коду
# Perhaps the same as somebody else
perhaps-the-same-as-somebody-else = Можливо, та сама людина, що й хтось інший
# Met once by a code that is not sealed: perhaps counted twice
met-once-by-an-unsealed-code = Зустріли один раз за незапечатаним кодом: можливо, пораховано двічі
# not known: codes are not sealed
not-known-codes-not-sealed = невідомо: коди не запечатано
# fewer than a hundred people
fewer-than-a-hundred-people = менше ніж сто людей
# What is not recorded?
quality-not-recorded-title = Що не вказано?
# A row per question and closed half-year, a column per country, the share of the people reached whose answer was not recorded.
quality-not-recorded-how-to-read = Рядок – запитання й закрите півріччя, стовпець – країна: частка охоплених людей, відповідь яких не вказано.
# How sure is it that one person is counted once?
quality-linkage-title = Наскільки певно, що кожну людину враховано один раз?
# Shares of the people reached, by closed half-year and country, who were recognised by a part of their code alone, or may be somebody counted already.
quality-linkage-how-to-read = Частки охоплених людей за закритими півріччями і країнами: кого впізнали лише за частиною коду і кого, можливо, вже враховано.
# Left or not
whether-left = Лишається чи ні
# Step
step = Крок
# Printed, organisation by organisation
printed-organisation-by-organisation = Надруковано, за організаціями
# Of these people, not contacts
of-these-people-not-contacts = З них люди, а не контакти
# Of these counted in one year
of-these-counted-in-one-year = З них пораховано за один рік
# What is left of 28,363?
quality-audit-steps-title = Що лишається від 28 363?
# Four bars, from the stated total down to the counts of one year; blue and the number say what is left after a step, grey what falls away at it.
quality-audit-steps-how-to-read = Чотири смуги, від заявленого підсумку до чисел за один рік; синє і число – що лишається після кроку, сіре – що на ньому відпадає.
# Stated in print
stated-in-print = Заявлено в друці
# Rebuilt from print
rebuilt-from-print = Відтворено за друкованим
# Difference
difference = Різниця
# % of 1,000,000
percent-of-1000000 = % від 1 000 000
# % of 3,000,000, a second estimate
percent-of-3000000-a-second-estimate = % від 3 000 000, другої оцінки
# Why
why-it-differs = Чому
# Share of 1,000,000
share-of-1000000 = Частка від 1 000 000
# Share of 3,000,000, a second estimate
share-of-3000000-a-second-estimate = Частка від 3 000 000, другої оцінки
# Stated
stated = Заявлено
# Rebuilt
rebuilt = Відтворено
# Cannot be rebuilt
cannot-be-rebuilt = Не відтворити
# Why does it fall?
quality-audit-reasons-title = Чому число зменшується?
# A row per way of counting, with what is left, what cannot be rebuilt, the share of the two population estimates and the reason.
quality-audit-reasons-how-to-read = Рядок – спосіб підрахунку: що лишається, чого не відтворити, частка від двох оцінок чисельності та причина.
# Federal district
federal-district = Федеральний округ
# Organisations
organisations = Організації
# With a count
with-a-count = Вказали число
# Migrants
migrants = Мігранти
# Inject drugs
inject-drugs = Вживають наркотики ін’єкційно
# People covered in one year
people-covered-in-one-year = Охоплено людей за один рік
# no count of one year
no-count-of-one-year = немає числа за один рік
# Where were the 27 organisations, and what did they say?
quality-districts-title = Де були ці 27 організацій і що вони повідомили?
# A row per federal district; shares are the lowest to highest that its organisations printed, in brackets how many printed one.
quality-districts-how-to-read = Рядок – федеральний округ; частки – від найменшої до найбільшої з надрукованих його організаціями, у дужках – скільки організацій надрукували частку.
# Return
return = Анкета
# Organisation
organisation = Організація
# Covered - low
covered-low = Охоплено – мін.
# Covered - high
covered-high = Охоплено – макс.
# Counted
counted = Що рахували
# Indoor % - low
indoor-percent-low = У приміщенні, % – мін.
# Indoor % - high
indoor-percent-high = У приміщенні, % – макс.
# Outdoor % - low
outdoor-percent-low = Просто неба, % – мін.
# Outdoor % - high
outdoor-percent-high = Просто неба, % – макс.
# Migrants % - low
migrants-percent-low = Мігранти, % – мін.
# Migrants % - high
migrants-percent-high = Мігранти, % – макс.
# Inject drugs % - low
inject-drugs-percent-low = Наркотики ін’єкц., % – мін.
# Inject drugs % - high
inject-drugs-percent-high = Наркотики ін’єкц., % – макс.
# Remark
remark = Зауваження
# Covered
covered = Охоплено
# What to know before quoting it
what-to-know-before-quoting-it = Що врахувати, перш ніж цитувати
# Do they agree
do-they-agree = Чи узгоджуються
# Do the organisations of the city agree?
do-the-organisations-of-the-city-agree = Чи збігаються дані організацій міста?
# no count printed
no-count-printed = число не надруковано
# at least
at-least = щонайменше
# Do organisations of one city agree on where people work?
quality-cities-title = Чи збігаються дані організацій одного міста про те, де працюють люди?
# A row per organisation code that printed a share, its own estimate of local work places, and whether the organisations of its city contradict each other.
quality-cities-how-to-read = Рядок – код організації, яка надрукувала частку: її власна оцінка місцевих місць роботи і те, чи суперечать одна одній організації її міста.
# What happened
what-happened = Що сталося
# Share, per cent
share-in-per-cent = Частка, відсоток
# Times - mean
times-mean = Скільки разів – середнє
# Times - lowest
times-lowest = Скільки разів – найменше
# Times - highest
times-highest = Скільки разів – найбільше
# People asked
people-asked = Опитано людей
# Months asked about
months-asked-about = Місяці, про які запитували
# Times, mean (range)
times-mean-and-range = Скільки разів, середнє (діапазон)
# What violence did outdoor workers in one city report?
quality-violence-title = Про яке насильство сказали ті, хто працює просто неба в одному місті?
# A row per kind of violence: to what share of 102 sex workers who work outdoors in Saint Petersburg it happened in twelve months, and how often. One city, 102 people, not representative of any other place, of people who work indoors, or of today.
quality-violence-how-to-read = Рядок – вид насильства: з якою часткою зі 102 секс-працівниць і секс-працівників, які працюють просто неба в Санкт-Петербурзі, це сталося за дванадцять місяців і скільки разів. Одне місто, 102 людини: дані не репрезентативні ні для іншого місця, ні для людей, які працюють у приміщенні, ні для сьогодення.
# How far the figures can be trusted - what arrived, what was refused, and what was not recorded.
quality-description = Наскільки можна довіряти числам: що надійшло, що відхилено, що не вказано.
# What arrived
what-arrived = Що надійшло
# deliveries of partners, and when they were due
source-deliveries = вивантаження партнерів і строки, до яких їх очікували
# How good it is
how-good-it-is = Наскільки це надійно
# the register of partners' files; rows are never counted
source-register-of-files = реєстр файлів партнерів; рядки ніколи не рахуються
# contacts of partners and how their records were joined, by half-year
source-records-joined = контакти партнерів і те, як зв’язано їхні записи, за півріччями
# 2012: real, printed
real-printed-2012 = 2012: реальні друковані дані
# **Real, printed in 2012.** The report of a national meeting in Saint Petersburg (7–9 November 2012) states that 37 organisations in Russia covered 28,363 sex workers.
# It prints 27 of them. Below: what is left of the total, where the organisations are, where they contradict each other, and one survey. Ranges stay ranges. It is a baseline of what was known, not a measure to compare today's figures with.
quality-2012-introduction =
    { "*" }*Реальні дані, надруковані 2012 року.** У звіті національної зустрічі в Санкт-Петербурзі (7–9 листопада 2012 року) сказано, що 37 організацій у Росії охопили 28 363 людини в секс-роботі.
    Надруковано дані 27 із них. Нижче: що лишається від підсумку, де розташовані організації, у чому вони суперечать одна одній, і одне опитування. Діапазони лишено діапазонами. Це вихідна точка – що тоді було відомо, – а не мірка для порівняння із сьогоднішніми числами.
# the printed report of the 2012 national mapping
source-printed-mapping = друкований звіт про національне картування 2012 року
# 2012: places and violence
printed-2012-places = 2012: місця й насильство
# The meeting says of its 37 organisations: North-West 11, Siberian 8, Volga 6, Central 5, Ural and Southern "only two", Far East none. The printed table has nine in the Volga district, and does not say why.
quality-2012-where-organisations-are = На зустрічі про її 37 організацій сказано: Північно-Західний – 11, Сибірський – 8, Приволзький – 6, Центральний – 5, Уральський і Південний – «лише дві», Далекосхідний – жодної. У друкованій таблиці у Приволзькому окрузі їх дев’ять, і чому – не сказано.
# the survey printed with the report of the 2012 meeting
source-printed-survey = опитування, надруковане разом зі звітом зустрічі 2012 року
# Sentence
sentence = Речення
# Lowest estimate
lowest-estimate = Найменша оцінка
# Highest estimate
highest-estimate = Найбільша оцінка
# Source of the estimate
source-of-the-estimate = Джерело оцінки
# Year of the estimate
year-of-the-estimate = Рік оцінки
# First of its question
first-of-its-question = Перше до запитання
# Question
question = Запитання
# Answer
answer = Відповідь
# How many of how many?
how-many-of-how-many = Скільки і з якої кількості?
# Where do they work?
where-do-they-work = Де вони працюють?
# Who moves?
who-moves = Хто переїжджає?
# … and whose estimate is that?
and-whose-estimate-is-that = … і чия це оцінка?
# Three questions, three answers
start-here-answers-title = Три запитання, три відповіді
# A sentence per country for each question - how many people were reached, out of what estimate, where they work, who moves.
start-here-answers-how-to-read = На кожне запитання – по реченню про кожну країну: скільки людей охоплено, з якої оцінки, де вони працюють, хто переїжджає.
# What share of the people in the served cities did we reach in each quarter?
start-here-coverage-band-title = Яку частку людей у містах, де працюють партнери, ми охопили за квартал?
# A line per country, people reached in the quarter out of those estimated in the served cities; the band is between the lowest and highest estimate. A longer period reaches more people: do not compare a quarter with a half-year.
start-here-coverage-band-how-to-read = Лінія для кожної країни: люди, охоплені за квартал, серед оціненої кількості в містах, де працюють партнери; діапазон – між найменшою і найбільшою оцінкою. За довший період охоплюють більше людей: квартал не порівнюють із півріччям.
# Partners counted
partners-counted = Враховані партнери
# Persons with a setting
persons-with-a-setting = Люди з указаним місцем роботи
# Country and year
country-and-year = Країна і рік
# Where do the people we reached work?
start-here-settings-year-title = Де працюють охоплені люди?
# Three bars per country and year, the shares of the people reached who worked indoors, outdoors and remotely only; some worked in several.
start-here-settings-year-how-to-read = Три стовпчики для кожної країни й року: частки охоплених людей, які працювали в приміщенні, просто неба і лише дистанційно; дехто працював у кількох місцях.
# Change in points
change-in-points = Зміна, в. п.
# Clear or not
clear-or-not = Явна чи ні
# Why not divided
why-not-divided = Чому не поділено
# Country and change
country-and-change = Країна і зміна
# Points
points = Відсоткові пункти
# Is the shift indoors real, or did other partners report?
start-here-real-or-reported-title = Зсув у бік приміщень реальний чи прозвітували інші партнери?
# A bar per country, the change of its indoor share in points against a year before, divided into what is real and what only looks so. Where a change is not compared, its rest is not explained.
start-here-real-or-reported-how-to-read = Стовпчик для кожної країни: зміна частки тих, хто працює в приміщеннях, у відсоткових пунктах проти того самого періоду роком раніше, поділена на реальну зміну і те, що лише схоже на неї. Де зміна не порівнюється, її залишок лишається без пояснення.
# Who has not reported?
start-here-who-reported-title = Хто не прозвітував?
# A row per partner alias, a column per month, a word in each cell - on time, late, long overdue, missing or not yet due.
start-here-who-reported-how-to-read = Рядок – партнер під псевдонімом, стовпець – місяць, у клітинці слово: вчасно, із запізненням, давно прострочено, немає звіту або строк не настав.
# Countries linked
countries-linked = Зв’язані країни
# From
move-from = Звідки
# To
move-to = Куди
# Next place
next-place = Наступне місце
# Who moves? Persons met in one region, then in another
start-here-moves-sankey-title = Хто переїжджає? Люди, яких зустріли в одному регіоні, а потім в іншому
# People from the region where they were met to the region where they were met next, in the newest year; flows too few to show are not drawn.
start-here-moves-sankey-how-to-read = Люди з регіону, де їх зустріли, до регіону, де їх зустріли потім, за останній рік; потоки, де людей замало, щоб показати, не зображено.
# Line
line = Ряд
# Letter
letter = Лист
# Row
row = Рядок
# What does a partner get back?
start-here-letter-title = Що отримує партнер у відповідь?
# A letter for every delivery, in the reader's language; it names the refused row, the rule and how to mend it, and never a value.
start-here-letter-how-to-read = Лист про кожне вивантаження мовою одержувача: у ньому названо відхилений рядок, правило і спосіб виправити – і ніколи саме значення.
# Can you find out how many trans or non-binary people were met in Turku?
start-here-try-the-three-title = Чи дізнаєтеся, скільки трансгендерних і небінарних людей у Турку?
# People reached in two cities, July to December 2023, by gender; the other cells of Turku are hidden, too, so that no subtraction gives it away.
start-here-try-the-three-how-to-read = Охоплені люди у двох містах із липня до грудня 2023 року, за гендером; інші клітинки Турку теж приховано, щоб числа не можна було дізнатися відніманням.
# 28,363 people were stated: how many can be rebuilt from print?
start-here-audit-bars-title = Заявлено 28 363 людини: скільки можна відтворити за друкованими даними?
# Horizontal bars, one per way of counting, from the stated total to the counts that are truly annual.
start-here-audit-bars-how-to-read = Горизонтальні смуги, по одній на спосіб підрахунку, – від заявленого підсумку до справді річних чисел.
# Why do the stated and the rebuilt total differ?
start-here-audit-why-title = Чому заявлений і відтворений підсумки різняться?
# A row per way of counting, with what is left, what cannot be rebuilt, the share of the two population estimates and the reason.
start-here-audit-why-how-to-read = Рядок – спосіб підрахунку: що лишається, чого не відтворити, частка від двох оцінок чисельності та причина.
# What did the 27 organisations print?
start-here-audit-returns-title = Що надрукували 27 організацій?
# A row per organisation code with its city, its count, its own estimate of local work places, and what we found when reading it.
start-here-audit-returns-how-to-read = Рядок – код організації: місто, число, її власна оцінка місцевих місць роботи і те, що ми помітили під час читання.
# Start here
start-here = Почніть тут
# Three questions, three answers, and why you may believe them.
start-here-description = Три запитання, три відповіді – і чому їм можна вірити.
# In a minute
in-a-minute = За хвилину
# Partners in Russia, Ukraine and Finland meet sex workers and send, every month, records without names. Below: what these say in sentences, then in pictures; who has not sent any; and why nobody can be found in them.
# Numbers carry small random changes, typically one or two persons, so parts may not add up.
start-here-introduction-ru-ua-fi =
    Партнери в Росії, Україні та Фінляндії зустрічаються із секс-працівницями й секс-працівниками і щомісяця надсилають записи без імен. Нижче – про що вони свідчать, спочатку реченнями, потім на діаграмах; хто нічого не надіслав; і чому в них нікого не можна знайти.
    До чисел внесено невеликі випадкові зміни, зазвичай на одну-дві людини, тому сума частин може не збігатися з цілим.
# the published tables of this release, put into sentences
source-sentences-of-the-release = опубліковані таблиці цього випуску, викладені реченнями
# contacts of partners that reported every month of both periods
source-constant-reporters = контакти партнерів, які звітували за кожен місяць обох періодів
# Who moves
who-is-on-the-move = Хто переїжджає
# contacts of partners, persons met again elsewhere; nothing is known of who was not met again
source-persons-met-elsewhere = контакти партнерів, люди, яких знову зустріли в іншому місці; про тих, кого знову не зустріли, нічого не відомо
# Try it
try-it = Спробуйте
# the feedback letter of one delivery
source-feedback-letter = лист-відповідь на одне вивантаження
# **Try it yourself.** Open the menu of the table above (three dots) and take *Download as CSV*. An analyst can ask in SQL Lab, too:
#
# `select persons, status_label from published.pub_reach where gender = 'trans_or_nonbinary' and city_code = 'fi_turku' and period_type = 'half_year' and period_start = date '2023-07-01'`
#
# Chart, CSV and SQL give the same answer, because nobody here can reach anything but the published file. In it, no group of fewer than five people can be told with certainty, not even by subtracting one cell from another.
start-here-try-it-yourself =
    { "*" }*Спробуйте самі.** Відкрийте меню таблиці вище (три крапки) і виберіть *Завантажити CSV*. Аналітик може поставити запитання і в SQL Lab:

    `select persons, status_label from published.pub_reach where gender = 'trans_or_nonbinary' and city_code = 'fi_turku' and period_type = 'half_year' and period_start = date '2023-07-01'`

    Діаграма, CSV і SQL дають ту саму відповідь, бо звідси нікому не доступне нічого, крім опублікованого файлу. У ньому про жодну групу, меншу за п’ять людей, нічого не можна сказати напевно, навіть віднімаючи одну клітинку від іншої.
# **Real, printed in 2012.** A national mapping in Russia stated 28,363 sex workers reached out of an estimated 1,000,000 (2.8 %).
# This is what can be rebuilt from the 27 organisations that the meeting's report prints, and why it differs.
start-here-2012-introduction =
    { "*" }*Реальні дані, надруковані 2012 року.** За національним картуванням у Росії заявлено охоплення 28 363 людей у секс-роботі з приблизно 1 000 000 (2,8 %).
    Тут показано, що можна відтворити за даними 27 організацій, надрукованими у звіті зустрічі, і чому є розбіжність.
# 2012: each organisation
printed-2012-organisations = 2012: кожна організація
# Indoor share
indoor-share = Частка в приміщеннях
# Country and quarter
country-and-quarter = Країна та квартал
# Share of the people in the cities served
share-of-the-area-served = Частка людей у містах, де працюють партнери
# Work indoors
work-indoors = Працюють у приміщеннях
# Arrived from another country
arrived-over-a-border = Приїхали з іншої країни
# days old:
days-old = днів від кінця:
# a year before:
a-year-before = роком раніше:
# The last twelve quarters, oldest first
last-twelve-quarters = Останні дванадцять кварталів, спочатку старі
# range
range = діапазон
# change:
the-change = зміна:
# borders with a number:
borders-with-a-number = кордони з числом:
# The newest closed quarter in numbers
headlines-title = Останній закритий квартал у числах
# A row per country. The large figure is that of its newest closed quarter; below it stand its range and the same quarter of the year before. The range of the share follows from the lowest and highest population estimate, that of working indoors is its 95 % interval. Somebody who came over two borders is counted at both.
headlines-how-to-read = Рядок – країна. Велике число – останній закритий квартал; під ним діапазон і той самий квартал роком раніше. Діапазон частки випливає з найменшої та найбільшої оцінки чисельності, у частки тих, хто працює в приміщеннях, це 95-відсотковий інтервал. Хто перетнув два кордони, того враховано на кожному.
# Order
order = Порядок
# What the release says
what-the-release-says = Що каже випуск
# nothing needs attention
nothing-needs-attention = уваги не потребує
# What needs attention?
this-quarter-needs-attention-title = Що потребує уваги?
# At most five sentences of this release, the most urgent first.
this-quarter-needs-attention-how-to-read = Щонайбільше п’ять речень про цей випуск, найтерміновіші вгорі.
# Partners or event
partners-or-event = Партнери або подія
# Marks of events
marks-of-events = Позначки подій
# Day of the event
day-of-the-event = День події
# Event
event = Подія
# How many people were reached?
this-quarter-people-reached-title = Скільки людей охоплено?
# Lines are people reached, by month or, where a choice is published no finer, by quarter or half-year: all partners, and paler those with a known place of work, met by partners that also reported a year before. A thin mark is an event: point at it. No point is no number, never zero.
this-quarter-people-reached-how-to-read = Лінії – охоплені люди, за місяцями або, якщо вибране так докладно не публікується, за кварталами чи півріччями: усі партнери, а блідіше – люди з відомим місцем роботи, яких зустріли партнери, що звітували і роком раніше. Тонка риска – подія: наведіть на неї вказівник. Немає точки – немає числа; це ніколи не нуль.
# What share of the people in the area served, in each half-year?
this-quarter-served-area-title = Яку частку людей на території партнерів охоплено за півріччя?
# A line per area and half-year, people reached divided by the population estimate, inside a band between the lowest and highest estimate; a half-year still open, or too few to show, has no point.
this-quarter-served-area-how-to-read = Лінія для кожної території за півріччями: охоплені люди, поділені на оцінку чисельності; навколо – діапазон від найменшої до найбільшої оцінки. Немає точки – півріччя ще не закрито або людей замало, щоб показати.
# Cities of the region
cities-of-the-region = Міста регіону
# Persons a year before
persons-a-year-before = Людей роком раніше
# Reached a year before
reached-a-year-before = Охоплено роком раніше
# Did we reach more people than a year ago?
this-quarter-regions-title = Чи охопили ми більше людей, ніж рік тому?
# People reached in each region in the newest closed quarter, and in the same quarter of the year before. A difference of a few people says nothing: numbers are changed a little by chance to protect people, and a partner that reported in one of the two quarters alone makes one too.
this-quarter-regions-how-to-read = Люди, охоплені в кожному регіоні за останній закритий квартал і за той самий квартал роком раніше. Різниця в кілька людей нічого не означає: числа трохи змінено випадково, щоб захистити людей, і партнер, який прозвітував лише за один із двох кварталів, теж створює різницю.
# Code of the event
code-of-the-event = Код події
# Persons reached before
persons-reached-before = Охоплено людей до
# Persons reached after
persons-reached-after = Охоплено людей після
# Indoor share before
indoor-share-before = Частка в приміщеннях до
# Indoor share before, lower end
indoor-share-before-lower-end = Частка в приміщеннях до, нижня межа
# Indoor share before, upper end
indoor-share-before-upper-end = Частка в приміщеннях до, верхня межа
# Indoor share after
indoor-share-after = Частка в приміщеннях після
# Indoor share after, lower end
indoor-share-after-lower-end = Частка в приміщеннях після, нижня межа
# Indoor share after, upper end
indoor-share-after-upper-end = Частка в приміщеннях після, верхня межа
# Reported a rights violation before
violations-reported-before = Повідомили про порушення прав до
# Reported a rights violation after
violations-reported-after = Повідомили про порушення прав після
# Partners
partners = Партнери
# Reported a rights violation
reported-a-rights-violation = Повідомили про порушення прав
# no partner reported all twelve months
nobody-reported-all-twelve-months = жоден партнер не прозвітував за всі дванадцять місяців
# What happened, and what was before and after?
this-quarter-event-windows-title = Що сталося, що було до і що після?
# The four newest events of each country. Six whole months before each → six after it, its own month left out, by the partners that reported in all twelve. This is no proof of cause: other things change in a year, and the season does too. Where a form changed or a partner closed in these months, nothing is compared.
this-quarter-event-windows-how-to-read = Чотири останні події кожної країни. Шість повних місяців до кожної → шість після, без самого місяця події, за партнерами, які прозвітували за всі дванадцять. Це не доказ причини: за рік змінюється й інше, і пора року теж. Якщо в ці місяці змінилася анкета або закрився партнер, нічого не порівнюється.
# First day of the bar
first-day-of-the-bar = Перший день стовпчика
# Part of the bar
part-of-the-bar = Частина стовпчика
# Place and period
place-and-period = Місце і період
# indoors
indoors = у приміщенні
# Where did the people we reached work?
this-quarter-settings-compared-title = Де працювали охоплені люди?
# Two bars per area, the same quarter a year before and the chosen one. Who works in several settings counts in each, so a bar is scaled to 100 %, and its parts are smaller than shares of people: the true indoor share stands below it. A setting too few to show is left out.
this-quarter-settings-compared-how-to-read = Два стовпчики для кожної території: той самий квартал роком раніше і вибраний. Хто працює в кількох місцях, того враховано в кожному з них, тому стовпчик зведено до 100 %, а його частини менші за частки людей: справжню частку тих, хто працює в приміщеннях, указано під ним. Місце роботи, де людей замало, щоб показати, не включено.
# Place within the whisker
place-within-the-whisker = Положення на відрізку
# Order on the axis
order-on-the-axis = Порядок на осі
# Partners and edge of the whisker
partners-and-edge-of-the-whisker = Партнери і край відрізка
# Country and partners
country-and-partners = Країна і партнери
# same partners
same-partners = ті самі партнери
# too few to show
too-few-to-show = замало, щоб показати
# no change
no-change = без змін
# A real shift, or who reported?
this-quarter-real-shift-title = Зсув реальний чи прозвітували інші партнери?
# A dot is the change of the indoor share in points against the same quarter a year before, the whisker its 95 % interval by sampling alone, for all partners and for those that reported every month of both quarters. Not compared: a form changed or a partner closed in between, or reports are missing.
this-quarter-real-shift-how-to-read = Точка – зміна частки тих, хто працює в приміщеннях, у відсоткових пунктах проти того самого кварталу роком раніше, відрізок – її 95-відсотковий інтервал, лише похибка вибірки; для всіх партнерів і для тих, які звітували за кожен місяць обох кварталів. Не порівнюється: за цей час змінилася анкета чи закрився партнер або бракує звітів.
# Who moved where?
this-quarter-who-moved-title = Хто куди переїхав?
# People met in one city and next in another, by region before and after, in the newest closed year. A flow too few to show is not drawn; what cannot be observed has a name and no width. A country's own file holds moves within the country only.
this-quarter-who-moved-how-to-read = Люди, яких зустріли в одному місті, а потім в іншому, за регіонами до і після, за останній закритий рік. Потік, де людей замало, щоб показати, не зображено; те, що спостерігати неможливо, має назву, але не має ширини. У файлі окремої країни – лише переїзди в її межах.
# Persons recognised on the same way
persons-linked-on-the-same-way = Люди, упізнані на тому самому шляху
# Status of what was recognised
status-of-what-is-linked = Статус упізнаного
# Said on arrival: came from there
said-after-they-came = Сказали після прибуття: приїхали звідти
# Said before leaving: mean to go there
said-before-they-went = Сказали до від’їзду: збираються туди
# Recognised in both countries
recognised-in-both-countries = Упізнані в обох країнах
# What do people say of their way?
this-quarter-said-flows-title = Що люди кажуть про свій шлях?
# Three views of one flow, in the newest closed year: what people said where they arrived, what people said before they left, and who was recognised by a code in both countries. They do not add up, and none is the whole: not every form asks, plans change, and only people with a sealed code on both sides can be recognised. Between countries at war nobody is linked: what is told is all there is. A row from a country to itself is about other cities there.
this-quarter-said-flows-how-to-read = Три погляди на один потік за останній закритий рік: що люди сказали після прибуття, що сказали до від’їзду і кого впізнали за кодом в обох країнах. Їх не можна додавати, і жоден не повний: не кожна анкета питає, плани змінюються, а впізнати можна лише людей, чий код запечатано з обох боків. Між країнами, що воюють, нікого не зв’язують: є лише те, що розказано. Рядок із країни в неї саму – про інші її міста.
# Where they come from
where-they-come-from = Звідки вони
# What they said
what-they-said = Що вони сказали
# Persons, or why not shown
persons-or-why-not-shown = Люди або чому не показано
# Why they moved
why-they-moved = Чому переїхали
# How long they mean to stay
how-long-they-mean-to-stay = На скільки хочуть залишитися
# Why did people move, and for how long?
trends-move-reasons-title = Чому люди переїхали і на який строк?
# People who said so in the newest year, those of the country beside those from another. Who gave several reasons counts in each.
trends-move-reasons-how-to-read = Люди, які сказали про це в останньому році: з цієї країни і поруч з іншої. Хто назвав кілька причин, врахований у кожній.
# What they did
what-they-did = Що робили
# Out of
out-of-how-many = Зі скількох
# Share by others
share-by-others = Частка за іншими даними
# Of the people reached
of-the-people-reached = З охоплених людей
# Estimated by others
estimated-by-others = За чужою оцінкою
# of
persons-of-base = з
# How mobile are the people reached?
trends-mobility-title = Наскільки мобільні охоплені люди?
# A row per country and kind of mobility in the newest year - the share of the people reached, how many, and what members of another network estimated over a working life (TAMPEP 2009).
trends-mobility-how-to-read = Рядок – країна і вид мобільності за останній рік: частка охоплених людей, скільки їх, і оцінка учасників іншої мережі за все трудове життя (TAMPEP 2009).
# Languages in which nobody offers it
languages-in-which-nobody-offers-it = Мови, якими цього ніхто не пропонує
# Languages in which it is offered
languages-in-which-it-is-offered = Мови, якими це пропонують
# What is missing
what-is-missing = Чого бракує
# nobody answered
nobody-answered = ніхто не відповів
# nobody offers it
nobody-offers-it = ніхто не пропонує
# in every language
in-every-language = усіма мовами
# only in
only-in-languages = лише:
# not in
not-in-languages = немає:
# Where is a service missing?
this-quarter-missing-services-title = Де бракує послуги?
# A row per service, a column per region; a cell says that nobody offers the service, or in which of the network's languages nobody does, by the newest yearly returns.
this-quarter-missing-services-how-to-read = Рядок – послуга, стовпець – регіон; клітинка каже, що послуги не пропонує ніхто або якими мовами мережі її не пропонують, за останніми щорічними анкетами.
# Referred to
referred-to = Куди направили
# Share completed
share-completed = Частка завершених
# People referred · share with a completed referral (range)
people-referred-and-share-completed = Направлено людей · частка із завершеним направленням (інтервал)
# Where were people referred, and did they get there?
this-quarter-referrals-title = Куди направили людей, і чи вони дійшли?
# People whom a partner referred to another service, in the newest half-year that is closed, and the share of them with at least one completed referral. A half-year closes late: a referral has time to be completed, and to be reported. The lines that begin with … say in which country the service is.
this-quarter-referrals-how-to-read = Люди, яких партнер направив до іншої служби, за останнє закрите півріччя, і частка тих, у кого завершено принаймні одне направлення. Півріччя закривається пізно: дається час на завершення направлення і на звіт. Рядки з … кажуть, у якій країні служба.
# What they reported
what-they-reported = Про що повідомили
# Who did it
who-did-it = Хто це зробив
# What rights violations did people report?
this-quarter-violations-title = Про які порушення прав повідомили люди?
# People who told a partner of a violation: what happened, in the newest closed half-year, and who did it, in the newest closed year. Whoever reported several things counts in each. Not every form asks, and many people report nothing to anybody: a rise can be trust as well as violence. Small numbers are not shown, whoever the group is.
this-quarter-violations-how-to-read = Люди, які розповіли партнерові про порушення: що сталося – за останнє закрите півріччя, хто це зробив – за останній закритий рік. Хто повідомив про кілька подій, рахується в кожній. Не кожна анкета про це питає, і багато хто нікому нічого не повідомляє: зростання може означати і довіру, і насильство. Малі числа не показуються для жодної групи.
# Pieces given out
pieces-given-out = Видано штук
# Pieces per person reached
pieces-per-person-reached = Штук на охоплену людину
# Pieces given out, and per person reached
pieces-given-out-and-per-person-reached = Видано штук, і на охоплену людину
# What was given out?
this-quarter-commodities-title = Що було видано?
# Pieces given out in the newest closed year, wherever people work, and how many that is for each person reached, also by partners that do not count pieces.
this-quarter-commodities-how-to-read = Скільки штук видано за останній закритий рік, хоч би де люди працювали, і скільки це на кожну охоплену людину, зокрема партнерами, які штук не рахують.
# Who has reported?
this-quarter-who-reported-title = Хто прозвітував?
# A row per partner alias, a column per month of the last twelve, a word in each cell. On time: in before the partner's grace period ended. Late: in, but after it. Missing: not in, and the grace period is over. Long overdue: not in for more than ninety days. Not yet due: the grace period still runs.
this-quarter-who-reported-how-to-read = Рядок – партнер під псевдонімом, стовпець – місяць з останніх дванадцяти, у клітинці слово. Вчасно: звіт надійшов до кінця пільгового строку партнера. Із запізненням: надійшов, але пізніше. Немає звіту: не надійшов, а пільговий строк минув. Давно прострочено: не надійшов понад дев’яносто днів. Строк не настав: пільговий строк ще триває.
# This quarter
this-quarter = Цей квартал
# For coordinators - who reported, what needs attention, how many people were reached, where they worked and moved, and what is missing.
this-quarter-description = Для координаторів: хто прозвітував, що потребує уваги, скільки людей охоплено, де вони працювали й куди переїжджали і чого бракує.
# Overview
overview = Огляд
# Reach and coverage
reach-and-coverage = Охоплення
# contacts of the partners that reported in all twelve months around the event
source-same-partners-around-events = контакти партнерів, які прозвітували за всі дванадцять місяців навколо події
# Where people work
where-people-work = Де люди працюють
# contacts of partners: what people said of their way, and who was met in both countries
source-what-people-said-and-linkage = контакти партнерів: що люди сказали про свій шлях і кого зустріли в обох країнах
# contacts of partners, what people said of their move; not every form asks
source-what-people-said = контакти партнерів, що люди сказали про свій переїзд; питають не всі анкети
# contacts of partners, persons met again; estimates of others as printed
source-persons-met-again = контакти партнерів, люди, яких зустріли знову; чужі оцінки – як надруковано
# Services and rights
services-and-rights = Послуги та права
# yearly mapping returns of organisations, what they offer, where and in which language
source-yearly-returns = щорічні анкети картування: що організації пропонують, де і якою мовою
# contacts of partners that record referrals and whether they were completed
source-referrals = контакти партнерів, які записують направлення та їх завершення
# contacts of partners, what people reported; not every form asks, and many report nothing
source-what-people-reported = контакти партнерів, про що люди повідомили; не кожна анкета питає, і багато хто не повідомляє нічого
# contacts of partners that count what they give out, with people who have a code
source-what-is-given-out = контакти партнерів, які рахують видане, з людьми, які мають код
# Data quality
data-quality = Якість даних
# All is whole countries; each separately, or one region. Applies to people reached, the area served, where people worked and missing services.
this-quarter-region-help = «Усі» – країни загалом; кожен окремо або один регіон. Діє для охоплених людей, території, де працюють партнери, місць роботи й послуг, яких бракує.
# City (half-years)
city-by-half-year = Місто (півріччя)
# Each separately, or one. Cities are published by half-year. Applies to people reached and the area served.
this-quarter-city-help = Кожне окремо або одне. Щодо міст дані публікують за півріччя. Діє для охоплених людей і території, де працюють партнери.
# The newest closed quarter, or an earlier one. Applies to where people worked and to the shift.
this-quarter-period-help = Останній закритий квартал або раніший. Діє для місць роботи і зсуву.
# Applies to people reached. With a gender it is published for whole countries only; a choice that is not published has no line.
this-quarter-setting-group-help = Діє для охоплених людей. Разом із гендером публікується лише за країнами цілком; якщо вибране не публікується, лінії немає.
# Applies to people reached. By gender there are quarters or half-years, no months; a choice that is not published has no line.
this-quarter-gender-help = Діє для охоплених людей. За гендером є квартали або півріччя, але не місяці; якщо вибране не публікується, лінії немає.
# Whether the chart of people reached has a mark for each event.
this-quarter-marks-of-events-help = Чи має діаграма охоплених людей позначку для кожної події.
# Table
table = Таблиця
# Day
day-of-publication = День
# How many
how-many = Скільки
# To which numbers
to-which-numbers = З якими числами
# Periods or reason
periods-or-reason = Періоди або причина
# Published on
published-on = Опубліковано
# Numbers
numbers = Чисел
# newly closed
newly-closed = щойно закрито
# revised
revised = переглянуто
# held back
held-back = показ призупинено
# nothing has closed yet
nothing-has-closed-yet = ще нічого не закрито
# nothing was revised
nothing-was-revised = нічого не переглянуто
# nothing is held back
nothing-is-held-back = нічого не призупинено
# What changed since the last release?
trends-what-changed-title = Що змінилося після попереднього випуску?
# A row per kind of number with the periods that closed on the newest day, then what was revised and what is held back.
trends-what-changed-how-to-read = Рядок – вид чисел і періоди, які закрилися останнього дня; далі – що переглянуто і показ чого призупинено.
# Linkage uncertainty
linkage-uncertainty = Невизначеність зв’язування
# not counted for this choice of filters
not-counted-for-this-choice-of-filters = для такого вибору фільтрів не обчислюється
# How many people were reached, and how sure is the linkage?
trends-reach-title = Скільки людей охоплено і наскільки надійне зв’язування?
# A line per country or chosen region, persons reached in closed periods; the legend says by how much people may be counted twice (linkage uncertainty). No point is a gap, not zero.
trends-reach-how-to-read = Лінія для кожної країни або вибраного регіону: люди, охоплені за закриті періоди; легенда каже, наскільки людей могли порахувати двічі (невизначеність зв’язування). Немає точки – це пропуск, а не нуль.
# Compared with
compared-with = Порівняння з
# Indoor share before - same partners
indoor-share-before-same-partners = Частка в приміщеннях раніше – ті самі партнери
# Indoor share after - same partners
indoor-share-after-same-partners = Частка в приміщеннях потім – ті самі партнери
# Change of the same partners
change-of-the-same-partners = Зміна в тих самих партнерів
# Other mix
other-mix = Інший склад
# Kind of event
kind-of-event = Вид події
# Why not
why-not = Чому ні
# Events in between
events-in-between = Події між ними
# Change of the indoor share in points
change-of-the-indoor-share-in-points = Зміна частки в приміщеннях, в. п.
# Of it who reported
of-it-who-reported = З неї – хто прозвітував
# Of it real
of-it-real = З неї – реальна
# Clear or why not compared
clear-or-why-not-compared = Явна або чому не порівнюється
# Every comparison with a year before: what changed, and what happened in between?
trends-comparisons-title = Усі порівняння з роком раніше: що змінилося і що сталося за цей час?
# A row per country and period with the change of the indoor share in points, what of it is who reported and what is real, whether that is clear or why not compared, and the events in between.
trends-comparisons-how-to-read = Рядок – країна і період: зміна частки тих, хто працює в приміщеннях, у відсоткових пунктах, скільки з неї – через те, хто прозвітував, і скільки реальної, чи вона явна або чому не порівнюється, і події за цей час.
# Newest closed quarter
newest-closed-quarter = Останній закритий квартал
# Quarter of the year
quarter-of-the-year = Квартал року
# Country and region
country-and-region = Країна і регіон
# whole country
the-whole-country = уся країна
# Indoor share: the same quarter each year, by region?
trends-same-quarter-title = Частка в приміщеннях: той самий квартал щороку, за регіонами?
# A bar per place and year, the share of the people reached who worked indoors in that quarter. No bar is too few to show, or none.
trends-same-quarter-how-to-read = Стовпчик для кожного місця й року: частка охоплених людей, які працювали того кварталу в приміщенні. Немає стовпчика – замало, щоб показати, або нікого.
# Country of the steps
country-of-the-steps = Країна для кроків
# Change
change = Зміна
# clear
clear = явна
# not clear
not-clear = неявна
# Not divided: too few people
not-divided-too-few-people = Не розкладено: замало людей
# All together
all-together = Усе разом
# More indoor
more-indoor = Більше в приміщеннях
# Less indoor
less-indoor = Менше в приміщеннях
# Why did the indoor share change (percentage points)?
trends-why-changed-title = Чому змінилася частка тих, хто працює в приміщеннях (в. п.)?
# Steps of one country, in points, from who reported to the real change and whether it is clear; the last bar is all of the change in a year.
trends-why-changed-how-to-read = Кроки для однієї країни, у відсоткових пунктах: від того, хто прозвітував, до реальної зміни і того, чи вона явна; останній стовпчик – уся зміна за рік.
# Worked
setting-worked-in = Працювали
# In the next period
in-the-next-period = У наступному періоді
# Persons in the first period
persons-in-the-first-period = Люди в першому періоді
# Country and setting
country-and-setting = Країна й місце роботи
# Who worked where, and where in the next period?
trends-next-setting-title = Хто де працював і де – в наступному періоді?
# A row per country and setting with its persons (n), a column per setting in the next period, and their share. Empty is too few to show, or none.
trends-next-setting-how-to-read = Рядок – країна й місце роботи з кількістю людей (n), стовпець – місце роботи в наступному періоді та частка цих людей. Порожньо – замало, щоб показати, або нікого.
# Place of work
place-of-work = Місце роботи
# First period
first-period = Перший період
# Last period
last-period = Останній період
# Months left out
months-left-out = Не враховано місяців
# Points a year
points-a-year = В. п. на рік
# Points a year - low
points-a-year-low = В. п. на рік – нижнє
# Points a year - high
points-a-year-high = В. п. на рік – верхнє
# Season in points
season-in-points = Сезонність, в. п.
# Kendall tau
kendall-tau = Тау Кендалла
# Probability without the season
probability-without-the-season = Імовірність без сезонності
# Probability by the same seasons
probability-by-the-same-seasons = Імовірність за тими самими сезонами
# Events within
events-within = Події за цей час
# Trend
trend = Тенденція
# Why there is none
why-there-is-none = Чому її немає
# Points a year (95 % interval)
points-a-year-95-percent-interval = В. п. на рік (95-відсотковий інтервал)
# Months compared
months-compared = Порівняно місяців
# Trend or why none
trend-or-why-none = Тенденція або чому її немає
# Is there a trend once the season is taken out?
trends-trend-title = Чи є тенденція, якщо вилучити сезонність?
# A row per place: by how many points a year the indoor share rose or fell among the same partners, and whether that is clear. 23/24 - one of 24 months is left out; not compared - forms changed or a partner closed.
trends-trend-how-to-read = Рядок – місце: на скільки відсоткових пунктів на рік зростала чи падала частка тих, хто працює в приміщеннях, у тих самих партнерів, і чи це явно. 23/24 – із 24 місяців один не враховано; «не порівнюється» – змінилися анкети або закрився партнер.
# Host country
host-country = Країна перебування
# Host country and period
host-country-and-period = Країна перебування і період
# Which countries do people come from, and where do they work?
trends-origins-title = З яких країн люди і де вони працюють?
# Countries of origin against host countries, in each cell the persons reached; people from the host country itself are left out. Empty is too few to show, or none.
trends-origins-how-to-read = Країни походження і країни перебування, у клітинці – охоплені люди; людей із самої країни перебування не включено. Порожньо – замало, щоб показати, або нікого.
# Days between the two contacts
days-between-the-two-contacts = Днів між двома контактами
# Persons or why not
persons-or-why-not = Люди або чому ні
# Who moved between regions, and how long between the two contacts?
trends-between-regions-title = Хто переїжджав між регіонами і скільки часу минуло між двома контактами?
# A row per region met first, a column per region met next; persons in the newest period for the days chosen above. Darker is more people, grey cannot be seen - nobody is linked between Russia and Ukraine.
trends-between-regions-ru-ua-how-to-read = Рядок – регіон, де зустріли спочатку, стовпець – де зустріли потім; люди за останній період і вибраний вище проміжок. Темніше – більше людей; сіре – спостерігати неможливо: між Росією та Україною записи не зв’язуються.
# Kind of move
kind-of-move = Вид переїзду
# Persons who moved
persons-who-moved = Скільки людей переїхало
# Who moves, and after how long?
trends-moves-title = Хто переїжджає і через який час?
# A bar per country or pair, persons who moved in the newest year by the days between the two contacts; too few are not drawn.
trends-moves-how-to-read = Стовпчик для кожної країни або пари: люди, які переїхали за останній рік, за кількістю днів між двома контактами; де людей замало, стовпчика немає.
# Map
map = Мапа
# Between which regions did people move, on the map?
trends-map-title = Що видно на мапі: між якими регіонами переїжджали люди?
# Arrows from the region where people were met first to where they were met next, newest year; the wider, the more people; blue within a country, orange across a border; no arrow where there are too few to show, or none, or nobody can be recognised.
trends-map-how-to-read = Стрілки з регіону, де людей зустріли спочатку, туди, де їх зустріли потім, за останній рік; що ширша, то більше людей; сині – у межах країни, помаранчеві – через кордон; стрілки немає, де замало, щоб показати, або нікого, або де людей не можна впізнати.
# Which moves are on the map?
trends-map-list-title = Які переїзди показано на мапі?
# A row per arrow of the map - from where, to where, and how many people in the newest year - for whoever does not see the map.
trends-map-list-how-to-read = Рядок – стрілка на мапі: звідки, куди і скільки людей за останній рік – для тих, хто не бачить мапи.
# Lowest
lowest = Найменша
# Point
point = Точкова
# Highest
highest = Найбільша
# Is it chosen
is-it-chosen = Чи вибрано
# Lists
lists = Списки
# Of the year
of-the-year = За рік
# Estimate
estimate = Оцінка
# Lowest to highest
lowest-to-highest = Мін.–макс.
# How it was made
how-it-was-made = Як отримано
# ● chosen
mark-of-the-chosen = ● вибрано
# Which population estimates are there, and which one is used?
trends-estimates-title = Які є оцінки чисельності і яку з них використано?
# A row per estimate with its range, method and source; coverage is divided by the chosen one. The network's own overlap is a lower bound, never chosen.
trends-estimates-how-to-read = Рядок – оцінка: діапазон, метод і джерело; охоплення обчислено за вибраною. Перетин списків самої мережі – нижня межа, його ніколи не вибирають.
# What was given out?
trends-commodities-title = Що було видано?
# Pieces given out in the newest year, and how many that is for each person reached, also by partners that do not count pieces.
trends-commodities-how-to-read = Штуки, видані в останньому році, і скільки це на кожну охоплену людину, зокрема в партнерів, які не рахують штуки.
# Trends
trends = Тенденції
# For analysts - what changed, why, and how sure that is; reach, places of work, origins, moves and population estimates over time.
trends-description = Для аналітиків: що змінилося, чому і наскільки це певно; охоплені люди, місця роботи, походження, переїзди й оцінки чисельності в часі.
# What changed
what-changed = Що змінилося
# [Look at an earlier release](/crossings/releases/) · [Tables of this release to take along](/crossings/files/). A gap is not zero: it is *too few to show, or none*, or a period that nobody reported, or one that is still open (a figure is published 45 days after its period ends, later for cities). People met in two countries count in each. Numbers carry small random changes, typically one or two persons; parts may not add up; not for payment.
trends-introduction = [Переглянути раніший випуск](/crossings/releases/) · [Завантажити таблиці цього випуску](/crossings/files/). Пропуск – не нуль: це *замало, щоб показати, або нікого*, або період, за який ніхто не прозвітував, або ще не закритий (число публікується через 45 днів після кінця періоду, для міст пізніше). Людей, яких зустріли у двох країнах, враховано в кожній. До чисел внесено невеликі випадкові зміни, зазвичай на одну-дві людини; сума частин може не збігатися з цілим; не для оплати.
# the release itself - when each number was first published, what a restatement changed, what is held back
source-revisions = сам випуск: коли кожне число опубліковано вперше, що змінив перегляд, показ чого призупинено
# contacts of partners, each person counted once; linkage by half-year
source-persons-and-linkage = контакти партнерів, кожну людину враховано один раз; зв’язування за півріччями
# contacts of partners, the same persons in two periods
source-same-persons-in-two-periods = контакти партнерів, ті самі люди у двох періодах
# contacts of partners, monthly shares after the season is taken out
source-monthly-shares = контакти партнерів, місячні частки після вилучення сезонності
# Estimates and tables
estimates-and-tables = Оцінки й таблиці
# **Every table to take along.** [All tables as one workbook with notes](/crossings/files/xlsx/all), or [every table as CSV and Parquet](/crossings/files/). The tables behind this dashboard as CSV:
# [people reached](/crossings/files/csv/pub_reach), [where they work](/crossings/files/csv/pub_setting_share), [setting in the next period](/crossings/files/csv/pub_setting_transitions), [why the indoor share changed](/crossings/files/csv/pub_setting_decomposition), [trend of the indoor share](/crossings/files/csv/pub_setting_trend), [countries of origin](/crossings/files/csv/pub_origins), [people who moved](/crossings/files/csv/pub_moves), [moves between regions](/crossings/files/csv/pub_flow_matrix), [the same by days between](/crossings/files/csv/pub_flow_gaps), [mobility](/crossings/files/csv/pub_mobility), [population estimates](/crossings/files/csv/pub_population_estimates), [quality of records](/crossings/files/csv/pub_quality), [numbers that were revised](/crossings/files/csv/pub_revisions), [tables held back](/crossings/files/csv/pub_holds).
trends-every-table =
    { "*" }*Завантажити всі таблиці.** [Усі таблиці однією книгою з примітками](/crossings/files/xlsx/all) або [кожна таблиця у CSV і Parquet](/crossings/files/). Таблиці цього дашборду у CSV:
    { "[" }охоплені люди](/crossings/files/csv/pub_reach), [де вони працюють](/crossings/files/csv/pub_setting_share), [місце роботи в наступному періоді](/crossings/files/csv/pub_setting_transitions), [чому змінилася частка тих, хто працює в приміщеннях](/crossings/files/csv/pub_setting_decomposition), [тенденція цієї частки](/crossings/files/csv/pub_setting_trend), [країни походження](/crossings/files/csv/pub_origins), [люди, які змінили місто](/crossings/files/csv/pub_moves), [переїзди між регіонами](/crossings/files/csv/pub_flow_matrix), [вони ж за кількістю днів між контактами](/crossings/files/csv/pub_flow_gaps), [мобільність](/crossings/files/csv/pub_mobility), [оцінки чисельності](/crossings/files/csv/pub_population_estimates), [якість записів](/crossings/files/csv/pub_quality), [переглянуті числа](/crossings/files/csv/pub_revisions), [таблиці, показ яких призупинено](/crossings/files/csv/pub_holds).
# Where a table has no such period, the chart shows the next longer or shorter one and says which.
trends-period-type-help = Якщо в таблиці немає такого періоду, діаграма показує найближчий довший або коротший і зазначає, який.
# One country, or several. The moves between regions always show all.
trends-country-help = Одна країна або кілька. У переїздах між регіонами завжди показано всі.
# For people reached, not by month. All means whole countries.
trends-region-help = Для охоплених людей, не за місяцями. «Усі» – країни цілком.
# Reporters
reporters = Які партнери
# All partners, or only those that reported every period, so that a partner that came or went changes nothing; then people whose setting is recorded.
trends-reporters-help = Усі партнери або лише ті, які звітували за кожен період, – тоді поява чи відхід партнера нічого не змінює; при цьому враховано людей, чиє місце роботи вказано.
# For people reached by all partners, by quarter and longer, in whole countries.
trends-gender-help = Для людей, охоплених усіма партнерами, за кварталами й довшими періодами, за країнами цілком.
# Which quarter is compared with the same quarter of other years.
trends-season-help = Який квартал порівнюється з тим самим кварталом інших років.
# Why did it change: country
why-did-it-change-country = Чому змінилося: країна
# The steps are drawn for one country at a time.
trends-divided-country-help = Кроки показано для однієї країни за раз.
# Days between two contacts
days-between-two-contacts = Днів між двома контактами
# How long after the contact in one region came the contact in the next.
trends-gap-tier-help = Через скільки часу після контакту в одному регіоні був контакт у наступному.
# Rule
rule = Правило
# Version of the framework
version-of-the-framework = Версія системи показників
# Kind of scope
kind-of-scope = Вид області зв’язування
# Scope
scope = Область зв’язування
# Persons reached, at least
persons-reached-at-least = Охоплено людей, щонайменше
# What the band is
what-the-band-is = Що показує смуга
# Target
target = Ціль
# Before or after
before-or-after = До чи після
# Series broken
series-broken = Ряд перервано
# dated events of the public record, and of this network
source-dated-events = події з датами з відкритих джерел і з цієї мережі
# Persons who could be met again
persons-who-could-be-met-again = Люди, яких можна було зустріти знову
# Does the destination report
does-the-destination-report = Чи звітує місце призначення
# Reason in words
reason-in-words = Причина словами
# Held since
held-since = Показ призупинено з
# the journal of releases
source-journal-of-releases = журнал випусків
# Kind of area
kind-of-area = Вид території
# Share of whom
share-of-whom = Частка кого
# Per cent - low
per-cent-low = Відсоток – нижній
# Per cent - high
per-cent-high = Відсоток – верхній
# Organisations that gave the figure
organisations-that-gave-the-figure = Організації, що дали це число
# Organisations asked
organisations-asked = Опитані організації
# Invented
is-invented = Вигадано
# mapping returns of organisations
source-mapping-returns = анкети картування від організацій
# Who the others are
who-the-others-are = Хто ці інші
# Restated on
restated-on = Переглянуто
# What the range is
what-the-range-is = Що означає діапазон
# Who is in it
who-is-in-it = Кого враховано
# Chosen
is-chosen = Вибрано
# Why none
why-none = Чому немає
# Country of the service
country-of-the-service = Країна послуги
# What became of it
what-became-of-it = Що з цього вийшло
# Days until completed
days-until-completed = Днів до завершення
# As of
as-of = Станом на
# Notice
notice = Примітка
# Release
release = Випуск
# the release itself
source-release = сам випуск
# Freshness
freshness = Свіжість даних
# Countries
countries = Країни
# Number
number = Число
# Status before
status-before = Попередній статус
# Persons before
persons-before = Раніше людей
# Country named
country-named = Названа країна
# Came from, or mean to go
came-from-or-mean-to-go = Звідки прибули або куди збираються
# For whom
for-whom = Для кого
# Where
where = Де
# In which language
in-which-language = Якою мовою
# Organisations that offer it
organisations-that-offer-it = Організації, де це пропонують
# Organisations that answered
organisations-that-answered = Організації, що відповіли
# Service or need
service-or-need = Послуга або потреба
# Reports of the next period
reports-of-the-next-period = Звіти наступного періоду
# Baseline
baseline = Базовий рівень
# Source of the target
source-of-the-target = Джерело цілі
# targets of grants and of strategies, as agreed
source-targets = цілі грантів і стратегій, як їх погоджено
# Who did it, third parties apart
who-did-it-third-parties-apart = Хто це зробив, треті особи окремо
# Partners meet sex workers and send, every month, records without names. Countries: {countries}. Below: what these records say in sentences, then in pictures; and who has not sent any.
# Numbers carry small random changes, typically one or two persons, so parts may not add up.
start-here-introduction =
    Партнери зустрічаються із секс-працівницями й секс-працівниками і щомісяця надсилають записи без імен. Країни: { $countries }. Нижче – про що свідчать ці записи, спочатку реченнями, потім на діаграмах; і хто нічого не надіслав.
    До чисел внесено невеликі випадкові зміни, зазвичай на одну-дві людини, тому сума частин може не збігатися з цілим.
# A row per region met first, a column per region met next; persons in the newest period for the days chosen above. Darker is more people, grey cannot be seen.
trends-between-regions-how-to-read = Рядок – регіон, де зустріли спочатку, стовпець – де зустріли потім; люди за останній період і вибраний вище проміжок. Темніше – більше людей; сіре – спостерігати неможливо.
# To change your password, type the old one too: on the page /resetmypassword/form
type-the-old-password-too = Щоб змінити пароль, введіть і старий: на сторінці /resetmypassword/form
# That is not your current password.
that-is-not-your-current-password = Це не ваш теперішній пароль.
# Dashboards
dashboards = Дашборди
# Reports received in twelve months
reports-received-in-twelve-months = Отримано звітів за дванадцять місяців
# Reports received in the newest closed half-year
reports-received-in-newest-half-year = Отримано звітів за останнє закрите півріччя
# Tables to take along
tables-to-take-along = Таблиці для завантаження
# Protected numbers of the release that you look at. They carry small random changes, typically one or two persons; parts may not add up; not for payment.
files-introduction = Захищені числа випуску, який ви переглядаєте. До них внесено невеликі випадкові зміни, зазвичай на одну-дві людини; сума частин може не збігатися з цілим; не для оплати.
# All tables as one workbook, with notes (XLSX)
all-tables-as-one-workbook = Усі таблиці однією книгою, з примітками (XLSX)
# Health
health = Стан
# There are no figures yet
no-figures-yet = Даних поки немає
# Nothing has been published so far. The first release comes when reports of the partners have been taken in and every test of it has passed.
no-figures-yet-why = Поки нічого не опубліковано. Перший випуск з’явиться, коли звіти партнерів буде прийнято і випуск пройде всі перевірки.
# Then these pages stand here. You need to do nothing: come back later.
no-figures-yet-coming = Тоді тут з’являться ці сторінки. Вам нічого не потрібно робити: зайдіть пізніше.
# Log in
log-in = Увійти
# For whoever runs Crossings: the command “crossings run” makes the first release, and “crossings status” says what is missing.
no-figures-yet-remedy = Для того, хто обслуговує Crossings: команда «crossings run» створить перший випуск, «crossings status» скаже, чого бракує.
# Releases
releases = Випуски
# Choose which release all dashboards show you until you log out. Nobody else sees your choice.
releases-introduction = Виберіть, який випуск показувати вам на всіх дашбордах до виходу із системи. Вашого вибору більше ніхто не бачить.
# the next one, not shown yet
the-next-one-not-shown-yet = наступний, ще не показано
# you look at this one
you-look-at-this-one = ви переглядаєте його
# Look at it
look-at-it = Переглянути
# what people see
what-people-see = його бачать усі
# Hold a table back
hold-a-table-back = Призупинити показ таблиці
# From the next release on nobody sees this table, in any file, until the hold ends. The journal records it without your name.
hold-introduction = Починаючи з наступного випуску цієї таблиці не побачить ніхто і в жодному файлі, доки показ призупинено. У журналі це записується без вашого імені.
# Hold it back
hold-it-back = Призупинити
# The figures are not available now
the-figures-are-not-available-now = Дані зараз недоступні
# The tests for releases have not passed exactly the files that are published, so none of their numbers is shown.
not-available-why = Опубліковано файли, які не пройшли перевірок для випусків саме в цьому вигляді, тому жодне їхнє число не показано.
# Tell whoever runs Crossings: the command “crossings release list” says why, and “crossings run” makes a tested release.
not-available-remedy = Повідомте того, хто обслуговує Crossings: команда «crossings release list» назве причину, «crossings run» створить перевірений випуск.
# The pages come back in a moment
the-pages-come-back = Сторінки скоро знову відкриються
# Something that this server needs does not answer at the moment. This page asks again by itself; you may have to log in again. If it lasts longer than a few minutes, tell the people who run this server.
the-pages-come-back-why = Те, що потрібно цьому серверу для роботи, зараз не відповідає. Ця сторінка повторить запит сама; можливо, доведеться увійти знову. Якщо це триває довше кількох хвилин, повідомте тих, хто веде цей сервер.
# Too many attempts to log in
too-many-attempts-to-log-in = Забагато спроб входу
# Wait a minute and try again. Whoever has forgotten the password gets a new one from the people who run this server.
too-many-attempts-remedy = Зачекайте хвилину і спробуйте знову. Якщо пароль забуто, новий дають ті, хто веде цей сервер.
# This function is not among those that may be used here:
question-calls-a-function-that-is-not-allowed = Цю функцію тут використовувати не можна:
# The question is nested too deeply. Write long sums and lists as several steps.
question-is-nested-too-deeply = У запиті забагато рівнів вкладеності. Розбийте довгі суми й списки на кілька кроків.
# Only one SELECT that reads the published tables is answered here. Statements that set, call, load, copy or change something are not.
question-is-not-one-select = Тут можна виконати лише один SELECT за опублікованими таблицями. Команди, які щось налаштовують, викликають, завантажують, копіюють або змінюють, не виконуються.
# This table is not among the published ones. Write published. before the name of a table. The name was:
question-reads-a-table-that-is-not-published = Цієї таблиці немає серед опублікованих. Перед назвою таблиці пишіть published. Назва в запиті:
# The answer has too many rows. Add a limit, or ask for sums.
question-too-many-rows = У відповіді забагато рядків. Додайте limit або запитайте суми.
# Reports
plain-name-of-the-dashboards = Звіти
# Release that people see
release-that-people-see = Випуск, який бачать люди
# Shown since
shown-since = Показано з
# Releases on disk
releases-on-disk = Випусків на диску
# Accounts that can log in
accounts-that-can-log-in = Облікових записів, що можуть увійти
# Free disk space
free-disk-space = Вільно на диску
# The question took too long and was ended. Ask for fewer periods, one country, or set a filter.
question-took-too-long = Запит тривав надто довго, і його зупинено. Запитайте менше: менше періодів, одну країну або додайте фільтр.
# The question was stopped.
question-stopped = Запит зупинено.
# The question needed too much memory and was ended. Ask for fewer periods, or for one country.
question-needed-too-much-memory = Запиту забракло пам’яті, і його зупинено. Запитайте менше: менше періодів, одну країну або додайте фільтр.
