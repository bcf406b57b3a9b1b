# Month
month = Месяц
# Quarter
quarter = Квартал
# Half-year
half-year = Полугодие
# Year
year = Год
# US fiscal year
us-fiscal-year = Финансовый год США
# Outdoor
outdoor = На улице
# Indoor
indoor = В помещении
# Remote only
remote-only = Только удалённо
# Several settings
several-settings = В нескольких местах
# Not recorded
not-recorded = Не указано
# All
all = Все
# Both
both = И там, и там
# Not met in the next period
not-met-in-the-next-period = Не встречены в следующем периоде
# Woman
woman = Женщина
# Man
man = Мужчина
# Trans or non-binary
trans-or-non-binary = Трансгендерный или небинарный человек
# Not asked
not-asked = Не спрашивали
# Within a country
within-a-country = Внутри страны
# Across a border
across-a-border = Через границу
# 0-29 days
days-0-29 = 0–29 дней
# 30-89 days
days-30-89 = 30–89 дней
# 90-182 days
days-90-182 = 90–182 дня
# 183-364 days
days-183-364 = 183–364 дня
# a year or more
a-year-or-more = год и более
# any gap
any-gap = любой промежуток
# All partners
all-partners = Все партнёры
# Partners that reported every period
partners-that-reported-every-period = Партнёры, отчитавшиеся за каждый период
# None
origin-none = Местные
# Same country
same-country = Та же страна
# Another country
another-country = Другая страна
# Other country
other-country = Прочие страны
# Kyrgyzstan
country-kyrgyzstan = Кыргызстан
# Turkey
country-turkey = Турция
# Viet Nam
country-viet-nam = Вьетнам
# HIV test offered
hiv-test-offered = Предложен тест на ВИЧ
# Any service
any-service = Любая услуга
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
age-25-and-older = 25 лет и старше
# Recorded in a wider group
recorded-in-a-wider-group = Записано более широкой группой
# All ages
all-ages = Все возрасты
# too few to show, or none
too-few-to-show-or-none = слишком мало, чтобы показать, или никого
# period still open
period-still-open = период ещё не закрыт
# no report from any partner
no-report-from-any-partner = нет отчёта ни от одного партнёра
# not observable
not-observable = наблюдать невозможно
# not observable: nobody is linked, or no partner works there
nobody-linked-or-no-partner-there = наблюдать невозможно: записи не связываются, или там не работает ни один партнёр
# not observable: nobody is linked between the two countries
nobody-linked-between-the-countries = наблюдать невозможно: записи между этими двумя странами не связываются
# not observable: codes are not sealed on both sides
codes-not-sealed-on-both-sides = наблюдать невозможно: коды запечатаны не по обе стороны границы
# counted with the country: unsafe to show
counted-with-the-country-unsafe-to-show = учтено по стране в целом: показывать небезопасно
# no population estimate
no-population-estimate = нет оценки численности
# not computed: counted on different days
counted-on-different-days = не вычислено: числа посчитаны в разные дни
# on time
on-time = в срок
# late
late = с опозданием
# long overdue
long-overdue = давно просрочено
# missing
missing = нет отчёта
# not yet due
not-yet-due = срок не наступил
# fresh
data-fresh = свежие данные
# due
data-due = срок наступил
# overdue
data-overdue = просрочено
# clear change
clear-change = явное изменение
# no clear change
no-clear-change = нет явного изменения
# not compared
not-compared = не сравнивается
# clear trend up
clear-trend-up = явный рост
# clear trend down
clear-trend-down = явное снижение
# between the lowest and highest population estimate
between-lowest-and-highest-estimate = между наименьшей и наибольшей оценкой численности
# no range published
no-range-published = диапазон не опубликован
# 95 % interval of the sampling alone
interval-of-the-sampling-alone = 95-процентный интервал, учитывает только выборку
# own overlap of this network: protected counts of two lists and of both
own-overlap-of-two-lists = пересечение списков этой сети: защищённые числа по двум спискам и по их общей части
# 2012 national capacity building meeting, Saint Petersburg: second estimate, by a sex worker-led organisation
meeting-2012-second-estimate = национальная встреча по развитию потенциала, Санкт-Петербург, 2012 г.: вторая оценка, от организации самих секс-работниц и секс-работников
# 2012 national capacity building meeting, Saint Petersburg: the figure it worked with
meeting-2012-figure-it-worked-with = национальная встреча по развитию потенциала, Санкт-Петербург, 2012 г.: число, из которого она исходила
# invented for the demo network
invented-for-the-demo-network = придумано для демонстрационной сети
# national size estimate of 2007: a range, of which the point is the middle
national-estimate-2007 = национальная оценка численности 2007 года: диапазон, взята его середина
# national size estimate of about 2022: one figure
national-estimate-2022 = национальная оценка численности примерно 2022 года: одно число
# secondary source without the original: about 8,000
secondary-source-about-8000 = вторичный источник без оригинала: около 8 000
# Global AIDS Strategy 2021–2026: 90 % of people at risk by 2025, drawn as a line from 2021 on
global-aids-strategy-2021-2026 = Глобальная стратегия по СПИДу на 2021–2026 годы: 90 % людей с риском инфицирования к 2025 году, на диаграмме – линия с 2021 года
# public record
public-record = открытые источники
# own overlap, Chapman
own-overlap-chapman = пересечение списков, по Чепмену
# sum of the estimates of these cities
sum-of-the-estimates-of-these-cities = сумма оценок по этим городам
# expert opinion
expert-opinion = экспертное мнение
# invented
invented = вымышлено
# published estimate
published-estimate = опубликованная оценка
# published range
published-range = опубликованный диапазон
# secondary source
secondary-source = вторичный источник
# weak: two lists cannot be checked against each other
weak-two-lists-cannot-be-checked = слабое: два списка нельзя сверить между собой
# moderate: no range published; people have moved since
moderate-no-range-people-moved = среднее: диапазон не опубликован; с тех пор люди переезжали
# moderate: range published, the point is ours
moderate-range-published-point-ours = среднее: диапазон опубликован, точечная оценка наша
# weak: no method stated
weak-no-method-stated = слабое: метод не указан
# weak: secondary source
weak-secondary-source = слабое: вторичный источник
# This network
this-network = Эта сеть
# UNAIDS GAM
unaids-gam = UNAIDS GAM
# PEPFAR KP_PREV
pepfar-kp-prev = PEPFAR KP_PREV
# Global Fund KP-1c
global-fund-kp-1c = KP-1c Глобального фонда
# Conecta basic package
conecta-basic-package = Базовый пакет Conecta
# contradiction
contradiction = противоречие
# differs within the area
differs-within-the-area = внутри территории данные различаются
# no organisation gave the figure
no-organisation-gave-the-figure = числа не дала ни одна организация
# one organisation
one-organisation = одна организация
# the ranges meet
the-ranges-meet = диапазоны пересекаются
# Files
files = Файлы
# Rules that refused rows
rules-that-refused-rows = Правила, по которым отклонены строки
# Linkage
linkage = Связывание
# coverage of the cities where partners of this network work
scope-coverage-of-the-cities-served = охват городов, где работают партнёры этой сети
# share of the national estimate met by partners of this network – not national coverage
scope-share-met-not-coverage = доля людей из национальной оценки, встреченных партнёрами этой сети, – это не охват по стране
# Received on time
received-on-time = Получено в срок
# Received late
received-late = Получено с опозданием
# Not received
not-received = Не получено
# law
event-law = закон
# police operation
event-police-operation = полицейская операция
# war
event-war = война
# border closure
event-border-closure = закрытие границы
# partner opened
event-partner-opened = партнёр начал работу
# partner closed
event-partner-closed = партнёр закрылся
# form changed
event-form-changed = анкета изменена
# who reports, or what is asked, changed
event-reporting-changed = изменился состав партнёров или анкета
# funding ended
event-funding-ended = финансирование закончилось
# fixed places
fixed-places = стационарные пункты
# outreach
outreach = аутрич
# phone and online
phone-and-online = телефон и онлайн
# English
language-english = английский
# Estonian
language-estonian = эстонский
# Finnish
language-finnish = финский
# Romanian
language-romanian = румынский
# Russian
language-russian = русский
# Thai
language-thai = тайский
# Ukrainian
language-ukrainian = украинский
# Uzbek
language-uzbek = узбекский
# not printed
not-printed = не напечатано
# of service users
of-service-users = от получателей услуг
# of those who work outdoors only
of-those-who-work-outdoors-only = от работающих только на улице
# of those they contact
of-those-they-contact = от тех, с кем есть контакт
# Stated by the meeting
stated-by-the-meeting = Заявлено на встрече
# Sum of the printed table
sum-of-the-printed-table = Сумма по печатной таблице
# The same, with the cumulative figure of no. 5
same-with-cumulative-figure-of-no-5 = То же с накопленным числом организации № 5
# Without contacts
without-contacts = Без контактов
# Annual counts alone
annual-counts-alone = Только годовые числа
# The report states 28,363 people covered by 37 organisations, of about 1,000,000.
audit-the-report-states = В отчёте заявлено, что 37 организаций охватили 28 363 человека примерно из 1 000 000.
# The printed table has 27 of the 37 organisations, 23 of them with a count. The rest of the stated total cannot be rebuilt from print.
audit-the-printed-table-has = В печатной таблице 27 из 37 организаций, число указали 23 из них. Остальную часть заявленного итога по печатным данным не воспроизвести.
# Organisation no. 5 prints two counts: 2,500 in a year and 7,350 since 2001. The second counts people again who came back.
audit-organisation-no-5 = Организация № 5 приводит два числа: 2 500 за год и 7 350 с 2001 года. Во втором люди, которые возвращались, учтены повторно.
# Organisation no. 19 counts contacts, not persons, and no. 23 counts another group: neither enters a number of persons. With the cumulative figure of no. 5 it is 19,950.
audit-organisation-no-19 = Организация № 19 считает контакты, а не людей, № 23 – другую группу: ни то, ни другое в число людей не входит. С накопленным числом организации № 5 получается 19 950.
# Only 5 counts are for one year; the others are cumulative or do not say.
audit-only-5-counts-are-annual = Только 5 чисел относятся к одному году; остальные накопленные, или период не указан.
# persons
unit-persons = люди
# contacts
unit-contacts = контакты
# another group
unit-another-group = другая группа
# in one year
in-one-year = за один год
# over several years
over-several-years = за несколько лет
# between two dates
between-two-dates = между двумя датами
# on one day
on-one-day = на один день
# period not stated
period-not-stated = период не указан
# Central
district-central = Центральный
# North-West
district-north-west = Северо-Западный
# Siberian
district-siberian = Сибирский
# Southern
district-southern = Южный
# Ural
district-ural = Уральский
# Volga
district-volga = Приволжский
# Barnaul
barnaul = Барнаул
# Chapayevsk
chapayevsk = Чапаевск
# Chelyabinsk
chelyabinsk = Челябинск
# Irkutsk
irkutsk = Иркутск
# Kaliningrad
kaliningrad = Калининград
# Kazan
kazan = Казань
# Magnitogorsk
magnitogorsk = Магнитогорск
# Naberezhnye Chelny
naberezhnye-chelny = Набережные Челны
# Nizhny Novgorod
nizhny-novgorod = Нижний Новгород
# Oryol
oryol = Орёл
# Orenburg
orenburg = Оренбург
# Rostov-on-Don
rostov-on-don = Ростов-на-Дону
# Saint Petersburg
saint-petersburg = Санкт-Петербург
# Saratov
saratov = Саратов
# Tolyatti
tolyatti = Тольятти
# Tomsk
tomsk = Томск
# Tver
tver = Тверь
# Ufa
ufa = Уфа
# Vyborg
vyborg = Выборг
# Voronezh
voronezh = Воронеж
# Not paid, or paid less than agreed
act-unpaid-or-underpaid = Не заплатили или заплатили меньше, чем договорились
# Physical violence
act-physical-violence = Физическое насилие
# Beaten
act-beaten = Избиение
# Theft
act-theft = Кража
# Coerced sex
act-coerced-sex = Принуждение к сексу
# Coerced unpaid work
act-coerced-unpaid-work = Принуждение к работе без оплаты
# Documents taken
act-documents-taken = Отобраны документы
# Threatened with a weapon
act-threatened-with-a-weapon = Угроза оружием
# The share who inject drugs is of those who work outdoors, not of all.
return-share-who-inject-of-outdoor = Доля тех, кто употребляет инъекционные наркотики, посчитана от работающих на улице, а не от всех.
# No count is printed.
return-no-count-is-printed = Число не напечатано.
# Its migrants include people from other regions of Russia. It gives the second estimate, 3 million. Same city as org_05 and org_06: some people are probably counted twice.
return-migrants-of-other-regions = К мигрантам отнесены и люди из других регионов России. Здесь приведена вторая оценка, 3 миллиона. Тот же город, что у org_05 и org_06: часть людей, вероятно, учтена дважды.
# The count is a lower bound.
return-lower-bound = Число – нижняя граница.
# Two counts: 2,500 in one year, 7,350 since 2001. Many of the people come back year after year.
return-two-counts = Два числа: 2 500 за один год, 7 350 с 2001 года. Многие люди возвращаются из года в год.
# It contradicts itself: 90 % are migrants, yet immigrants "are not covered". Origins are nationalities, not countries. It works with men.
return-contradicts-itself = Противоречит само себе: 90 % – мигранты, но иммигранты «не охвачены». В происхождении указаны национальности, а не страны. Работает с мужчинами.
# Founded in 2005, but counts "5 years of work" in November 2012.
return-founded-in-2005 = Основана в 2005 году, но в ноябре 2012 года пишет о «5 годах работы».
# The share who inject drugs is of service users, perhaps not sex workers alone.
return-share-who-inject-of-service-users = Доля тех, кто употребляет инъекционные наркотики, посчитана от получателей услуг – возможно, не только секс-работниц и секс-работников.
# Contradicts org_26 of the same city: 40 % indoor there, and 25 % inject drugs.
return-contradicts-org-26 = Противоречит org_26 из того же города: там в помещении 40 %, инъекционные наркотики употребляют 25 %.
# "Server users" in print stands for service users.
return-server-users = Напечатано «пользователи сервера» – опечатка, имеются в виду получатели услуг.
# Same city as org_22: some people are probably counted twice.
return-same-city-as-org-22 = Тот же город, что у org_22: часть людей, вероятно, учтена дважды.
# At the border with Finland. The branch was founded in 2011, so it counts two years at most.
return-at-the-border-with-finland = На границе с Финляндией. Отделение основано в 2011 году, так что число – не более чем за два года.
# It counts contacts, not persons.
return-counts-contacts = Считает контакты, а не людей.
# Indoor and outdoor make 90 %; 10 % are not accounted for.
return-indoor-and-outdoor-make-90 = В помещении и на улице – вместе 90 %; 10 % не объяснены.
# Its 6 % migrants are our sum of two countries. The only one with exact dates.
return-6-percent-migrants = 6 % мигрантов – наша сумма по двум странам. Единственная организация с точными датами.
# That nobody works indoors is only implied, so it is left open.
return-nobody-indoors-is-implied = То, что в помещении не работает никто, лишь подразумевается, поэтому ячейка пуста.
# Its 3,500 are men who have sex with men, not sex workers. Sex workers were counted among people who inject drugs.
return-3500-are-men = Её 3 500 – мужчины, практикующие секс с мужчинами, а не секс-работники. Секс-работницы и секс-работники учтены среди людей, употребляющих инъекционные наркотики.
# 70 % indoor is said of the whole scene; the people it reaches work mainly outdoors.
return-70-percent-of-the-scene = 70 % в помещении сказано обо всей сцене; охваченные ею люди работают в основном на улице.
# 609 of 1,339 inject drugs, as the 45 % say. 60 % indoor is said of the whole scene; the people it reaches work mostly outdoors.
return-609-inject-drugs = 609 из 1 339 употребляют инъекционные наркотики, что сходится с 45 %. 60 % в помещении сказано обо всей сцене; охваченные ею люди работают в основном на улице.
# Contradicts org_10 of the same city: 70 % indoor there, and 80 % inject drugs.
return-contradicts-org-10 = Противоречит org_10 из того же города: там в помещении 70 %, инъекционные наркотики употребляют 80 %.
# People of the country
people-of-the-country = Люди из этой страны
# People from another country
people-from-another-country = Люди из другой страны
# Condoms
condoms = Презервативы
# Lubricant
lubricant = Лубриканты
# Needles
needles = Шприцы и иглы
# Work and income
move-reason-work-and-income = Работа и заработок
# Clients or season
move-reason-clients-or-season = Клиенты или сезон
# Safety or police
move-reason-safety-or-police = Безопасность или полиция
# War
move-reason-war = Война
# Family
move-reason-family = Семья
# Documents
move-reason-documents = Документы
# Health or services
move-reason-health-or-services = Здоровье или услуги
# Another reason
move-reason-another = Другая причина
# Days
stay-days = Дни
# Weeks
stay-weeks = Недели
# Months
stay-months = Месяцы
# Longer
stay-longer = Дольше
# Does not know yet
stay-not-known-yet = Пока не знает
# back in a city left at most 3 months before
back-in-a-city-within-3-months = снова в городе, откуда уехали не более 3 месяцев назад
# back in a city left at most 6 months before
back-in-a-city-within-6-months = снова в городе, откуда уехали не более 6 месяцев назад
# back in a city left at most 12 months before
back-in-a-city-within-12-months = снова в городе, откуда уехали не более 12 месяцев назад
# back in a country left at most 3 months before
back-in-a-country-within-3-months = снова в стране, откуда уехали не более 3 месяцев назад
# back in a country left at most 6 months before
back-in-a-country-within-6-months = снова в стране, откуда уехали не более 6 месяцев назад
# back in a country left at most 12 months before
back-in-a-country-within-12-months = снова в стране, откуда уехали не более 12 месяцев назад
# met in one city
met-in-one-city = встречены в одном городе
# met in two cities
met-in-two-cities = встречены в двух городах
# met in three cities or more
met-in-three-cities-or-more = встречены в трёх и более городах
# worked in another city of the country in the last 12 months
worked-in-another-city = за последние 12 месяцев работали в другом городе страны
# worked in both countries of the pair in the last 12 months
worked-in-both-countries = за последние 12 месяцев работали в обеих странах пары
# too few people of partners that reported every month of both periods
too-few-people-of-constant-reporters = слишком мало людей у партнёров, которые отчитались за каждый месяц обоих периодов
# no report from any partner a year before
no-report-a-year-before = годом раньше ни один партнёр не отчитался
# the network was not there in every month of the year before
not-there-a-year-before = годом раньше сеть работала там не во все месяцы
# the regions that can be compared hold too few of the people
too-few-people-in-compared-regions = в регионах, которые можно сравнить, слишком малая часть людей
# not compared: reports are missing
not-compared-reports-are-missing = не сравнивается: не хватает отчётов
# not compared: an event lies between
not-compared-an-event-lies-between = не сравнивается: между ними событие
# not yet 24 months with at most one in eight missing; gaps are not filled
not-yet-24-months = ещё нет 24 месяцев, из которых не учтено не более одного из восьми; пропуски не заполняются
# not yet 24 months of the same partners with at most one in eight missing; gaps are not filled
not-yet-24-months-of-same-partners = ещё нет 24 месяцев с одними и теми же партнёрами, из которых не учтено не более одного из восьми; пропуски не заполняются
# fewer than 24 months are published
fewer-than-24-months-are-published = опубликовано меньше 24 месяцев
# cannot be estimated: no report from any partner
no-estimate-no-report-from-any-partner = оценить нельзя: нет отчёта ни от одного партнёра
# cannot be estimated: one list lies within the other
no-estimate-one-list-within-the-other = оценить нельзя: один список целиком входит в другой
# cannot be estimated: counted on different days
no-estimate-counted-on-different-days = оценить нельзя: числа посчитаны в разные дни
# cannot be estimated: no list
no-estimate-no-list = оценить нельзя: нет ни одного списка
# cannot be estimated: one list
no-estimate-one-list = оценить нельзя: список только один
# cannot be estimated: fewer than 20 people on both lists, or their number is not shown
no-estimate-few-or-not-shown-on-both-lists = оценить нельзя: в обоих списках меньше 20 общих людей или их число не показано
# it could harm people or a place
held-harm = это может навредить людям или месту
# its numbers are in doubt
held-doubt = числа вызывают сомнения
# a partner or the community asked for it
held-agreement = об этом попросил партнёр или сообщество
# somebody is looking at it before it is shown
held-review = числа проверяют, прежде чем показать
# small groups in it could not be protected in this release
held-small-groups = малые группы в ней не удалось защитить в этом выпуске
# Sentences of the release
sentences-of-a-release = Фразы выпуска
# Given out
given-out = Выдано
# Corridors
corridors = Направления переездов
# Coverage
coverage = Охват
# Before and after events
before-and-after-events = До и после событий
# Dated events
dated-events = Датированные события
# Quality of files
quality-of-files = Качество файлов
# Moves between regions
moves-between-regions = Переезды между регионами
# Moves between regions as a whole
moves-between-regions-as-a-whole = Переезды между регионами в целом
# Moves in and out of regions
moves-in-and-out-of-regions = Приезды в регионы и отъезды из них
# Dictionary of indicators
dictionary-of-figures = Словарь показателей
# People who inject drugs
people-who-inject-drugs = Люди, употребляющие инъекционные наркотики
# Example of a letter to a partner
example-of-a-letter = Пример письма партнёру
# The total of the 2012 mapping, step by step
total-of-the-2012-mapping = Итог картирования 2012 года, шаг за шагом
# Mapping returns of organisations
mapping-returns = Анкеты картирования от организаций
# Shares as organisations estimate them
shares-stated-by-organisations = Доли по оценке организаций
# What is needed and not known, as organisations say
what-organisations-state = Что нужно и что неизвестно, по словам организаций
# Share of migrants
share-of-migrants = Доля мигрантов
# Mobility
mobility = Мобильность
# Why people moved
why-people-moved = Почему люди переехали
# People who moved
people-who-moved = Люди, сменившие город
# Countries of origin
countries-of-origin = Страны происхождения
# Population estimates
population-estimates = Оценки численности
# Quality of records
quality-of-records = Качество записей
# People reached
people-reached = Охваченные люди
# Referrals
referrals = Направления в другие службы
# Monthly reports of partners
monthly-reports-of-partners = Месячные отчёты партнёров
# Restated numbers
restated-numbers = Пересмотренные числа
# Moves as people say them
moves-as-people-say-them = Переезды со слов самих людей
# Services offered, by region
services-offered-by-region = Какие услуги предлагаются, по регионам
# Services
services = Услуги
# Why the indoor share changed
why-the-indoor-share-changed = Почему изменилась доля работающих в помещениях
# Where the people we reached work
where-the-people-we-reached-work = Где работают охваченные люди
# Setting in the next period
setting-in-the-next-period = Место работы в следующем периоде
# Trends of where people work
trends-of-where-people-work = Тенденции мест работы
# Targets
targets-of-grants = Цели
# Rights violations reported
rights-violations-reported = Сообщения о нарушениях прав
# Survey of violence
survey-of-violence = Опрос о насилии
# Physical violence
violation-violence = Физическое насилие
# Sexual violence
violation-sexual-violence = Сексуальное насилие
# Theft or extortion
violation-theft-or-extortion = Кража или вымогательство
# Not paid
violation-unpaid = Не заплатили
# Detention
violation-detention = Задержание
# Documents taken away
violation-documents-taken = Отобрали документы
# Discrimination
violation-discrimination = Дискриминация
# Something else
violation-another = Другое
# Any violation
violation-any = Любое нарушение
# Police or another authority
by-state = Полиция или другие органы власти
# Client
by-client = Клиент
# Somebody else
by-somebody-else = Кто-то другой
# HIV care
referral-hiv-care = Помощь при ВИЧ
# STI care
referral-sti-care = Помощь при ИППП
# Drug treatment
referral-drug-treatment = Наркологическая помощь
# Tuberculosis
referral-tuberculosis = Туберкулёз
# Legal help
referral-legal-help = Юридическая помощь
# Shelter
referral-shelter = Приют
# Psychosocial help
referral-psychosocial-help = Психосоциальная помощь
# Social services
referral-social-help = Социальная помощь
# Any referral
referral-any = Любое направление
# … in this country
referral-to-the-same-country = … в этой стране
# … in another country
referral-to-another-country = … в другой стране
# … country not recorded
referral-to-country-not-recorded = … страна не записана
# shown
marks-shown = показаны
# hidden
marks-hidden = скрыты
# sex workers
sex-workers = секс-работницы и секс-работники
# sex workers, of whom most come from abroad
sex-workers-of-whom-most-come-from-abroad = секс-работницы и секс-работники, большинство – из-за рубежа
# sex workers, as the meeting said; not defined further
sex-workers-as-the-meeting-said = секс-работницы и секс-работники, как сказано на встрече; точнее не определено
# sex workers, as a sex worker-led organisation counts them; not defined further
sex-workers-as-they-count-themselves = секс-работницы и секс-работники, по подсчётам их собственной организации; точнее не определено
# women in sex work
women-in-sex-work = женщины в секс-работе
# Each separately
each-separately = Каждый отдельно
# The whole file
refused-whole-file = Весь файл
# One row
refused-one-row = Одна строка
# The whole file, and nothing of it is kept
refused-whole-file-nothing-kept = Весь файл, и ничего из него не хранится
# Within {country}
within-a-given-country = Внутри страны: { $country }
# {one} and {other}
one-and-other-country = { $one } и { $other }
# Within Russia
within-russia = Внутри России
# Within Ukraine
within-ukraine = Внутри Украины
# Within Finland
within-finland = Внутри Финляндии
# population estimate of {year}
population-estimate-of-a-year = оценка численности { $year } года
# not every city was worked in for the whole period
not-every-city-worked-in-for-the-period = не во всех городах работа шла весь период
# codes not sealed: some may count twice
codes-not-sealed-some-may-count-twice = коды не запечатаны: кто-то может считаться дважды
# above 100 % of the low estimate
above-100-percent-of-the-low-estimate = больше 100 % нижней оценки
# people in several cities may count twice
several-cities-seen = кто работает в нескольких городах, может быть учтён дважды
# unknown how many people work in several cities
several-cities-unknown = неизвестно, сколько людей работает в нескольких городах
# Period type
period-type = Вид периода
# First day
first-day = Первый день
# Country
country = Страна
# Result
result = Результат
# Framework
framework = Система показателей
# Persons (number)
persons-number = Люди (число)
# Coverage - low
coverage-low = Охват – нижний
# Coverage - point
coverage-point = Охват – точечный
# Coverage - high
coverage-high = Охват – верхний
# Baseline (share)
baseline-share = Базовый уровень (доля)
# Target (share)
target-share = Цель (доля)
# Target achieved - per cent
target-achieved-per-cent = Выполнение цели – процент
# Reports received - share
reports-received-share = Получено отчётов – доля
# Reports received on time - share
reports-received-on-time-share = Получено отчётов в срок – доля
# Status
status = Статус
# Note
note = Примечание
# To know before quoting
to-know-before-quoting = Что учесть, прежде чем цитировать
# No.
number-in-order = №
# Newest closed year
newest-closed-year = Последний закрытый год
# Closed period
closed-period = Закрытый период
# Period
period = Период
# Grant or strategy
grant-or-strategy = Грант или стратегия
# Persons reached
persons-reached = Охвачено людей
# Coverage (lowest to highest)
coverage-lowest-to-highest = Охват (мин.–макс.)
# Target (baseline)
target-baseline = Цель (базовый уровень)
# Target achieved (lowest to highest)
target-achieved-lowest-to-highest = Выполнение цели (мин.–макс.)
# Reports received (on time)
reports-received-on-time = Получено отчётов (в срок)
# {year}-{part}
period-month = { $year }-{ $part }
# {year} Q{part}
period-quarter = { $year }, { $part } кв.
# {year} H{part}
period-half-year = { $year }, { $part } полуг.
# {year}
period-year = { $year }
# {year}, US fiscal year
period-fiscal-year = { $year }, фин. год США
# no target set
no-target-set = цель не установлена
# none
no-target = нет
# not known
not-known = неизвестно
# What was reached, and how much of the target is that?
coverage-results-title = Что достигнуто и какую часть цели это составляет?
# A row per result and country - persons reached, coverage of the cities where partners work between the highest and lowest population estimate, target, and reports received.
coverage-results-how-to-read = Строка – результат и страна: сколько людей охвачено, охват городов, где работают партнёры, между наибольшей и наименьшей оценкой численности, цель и полученные отчёты.
# Period start
period-start = Начало периода
# Region
region = Регион
# City
city = Город
# Place
place = Место
# Point or edge of the band
point-or-edge-of-the-band = Точка или край диапазона
# Place and edge of its band
place-and-edge-of-its-band = Место и край его диапазона
# , lowest to highest estimate
edge-lowest-to-highest-estimate = , от наименьшей до наибольшей оценки
# What share of the people in the cities served is reached in each quarter?
coverage-band-title = Какая доля людей в городах, где работают партнёры, охвачена за квартал?
# A line per country, persons reached in a closed quarter divided by the estimate of the cities served, inside a band from the lowest to the highest estimate.
coverage-band-how-to-read = Линия для каждой страны: люди, охваченные за закрытый квартал, делённые на оценку по городам, где работают партнёры; вокруг – диапазон от наименьшей до наибольшей оценки.
# Reports
reports = Отчёты
# Share of expected reports
share-of-expected-reports = Доля ожидавшихся отчётов
# Country and half-year
country-and-half-year = Страна и полугодие
# Share
share = Доля
# How complete are the reports?
coverage-reports-title = Насколько полны отчёты?
# A bar per country and closed half-year, all reports expected, divided into received on time, received late and not received.
coverage-reports-how-to-read = Столбик для каждой страны и закрытого полугодия: все ожидавшиеся отчёты – полученные в срок, полученные с опозданием и не полученные.
# Gender
gender = Гендер
# Age
age = Возраст
# Origin
origin = Происхождение
# First published
first-published = Впервые опубликовано
# Persons reached or why not shown
persons-reached-or-why-not-shown = Охвачено людей или почему не показано
# Persons
persons = Люди
# How many people were reached, by gender?
coverage-gender-title = Сколько людей охвачено в разбивке по гендеру?
# A group of bars per country and closed half-year, a bar per gender; who are too few to show have no bar, and people met in two countries count in each.
coverage-gender-how-to-read = Группа столбиков для каждой страны и закрытого полугодия, столбик – гендер; где людей слишком мало, чтобы показать, столбика нет; встреченные в двух странах учтены в каждой.
# Code
code-of-a-group = Код
# Age not recorded
age-not-recorded = Возраст не указан
# 18–24 together
age-18-to-24-together = 18–24 вместе
# 25 and older together
age-25-and-older-together = 25 и старше вместе
# –
mark-of-few = –
# How old are the people reached?
coverage-age-title = Какого возраста охваченные люди?
# A row per age group, a column per country. 18–24 and 25 and older hold the narrower bands, and people whose age is recorded in groups that wide.
coverage-age-how-to-read = Строка – возрастная группа, столбец – страна. Группы «18–24» и «25 лет и старше» включают более узкие и тех, чей возраст записан так широко.
# Service
service = Услуга
# Share - low
share-low = Доля – нижняя
# Share - high
share-high = Доля – верхняя
# Share who received it
share-who-received-it = Доля получивших
# What did the package contain?
coverage-services-title = Что входило в пакет услуг?
# A row per service, a column per country; the share of people reached who received it at least once, its 95 % interval in brackets.
coverage-services-how-to-read = Строка – услуга, столбец – страна: доля охваченных людей, получивших её хотя бы раз, в скобках 95-процентный интервал.
# Year (number)
year-number = Год (число)
# Method
method = Метод
# Lowest (number)
lowest-number = Наименьшая (число)
# Estimate (number)
estimate-number = Оценка (число)
# Highest (number)
highest-number = Наибольшая (число)
# Who is meant
who-is-meant = О ком речь
# Source
source = Источник
# Quality
quality = Качество
# Used for coverage
used-for-coverage = Для охвата
# Share met (number)
share-met-number = Доля встреченных (число)
# Area
area = Территория
# Used now
used-now = Используется сейчас
# Estimate (lowest to highest)
estimate-lowest-to-highest = Оценка (мин.–макс.)
# Share of the national estimate met by partners of this network – not national coverage
share-met-not-coverage = Доля людей из национальной оценки, встреченных партнёрами этой сети, – это не охват по стране
# Cities where partners work
cities-where-partners-work = Города, где работают партнёры
# Whole country
whole-country = Вся страна
# yes
used = да
# for earlier years
used-for-earlier-years = за прежние годы
# no
not-used = нет
# Which population estimates stand behind this?
coverage-estimates-title = На каких оценках численности это основано?
# A row per estimate with year, method, lowest and highest value, source, and whether the newest closed year uses it (while no year has closed, the newest closed half-year).
coverage-estimates-how-to-read = Строка – оценка: год, метод, наименьшее и наибольшее значение, источник и то, используется ли она для последнего закрытого года (пока ни один год не закрыт – для последнего закрытого полугодия).
# Indicator
indicator = Показатель
# Language
language = Язык
# Figure
figure = Название показателя
# What is counted
what-is-counted = Что учитывается
# Divided by
divided-by = На что делится
# What it cannot say
what-it-cannot-say = О чём не говорит
# What can these numbers not say?
coverage-cannot-say-title = О чём эти числа не говорят?
# A row per figure of this dashboard - what is counted in it, and what it must not be read as.
coverage-cannot-say-how-to-read = Строка – показатель этого дашборда: что в нём учтено и чего из него нельзя вычитывать.
# code
column-of-codes = код
# Rows
rows = Строки
# invented data
invented-data = вымышленные данные
# For donors - results against targets, who is reached, what the package contained, and how far the numbers can be trusted.
coverage-description = Для доноров: результаты и цели, кто охвачен, что входило в пакет и насколько числам можно доверять.
# Invented data: a demonstration network. Only the 2012 mapping is real.
notice-of-invented-data = Вымышленные данные: демонстрационная сеть. Настоящее здесь только картирование 2012 года.
# Closed periods alone: a period that is still open has no figure yet. Counts are rounded to five and carry small random changes, so parts may not add up; not for payment. Coverage is that of the cities where partners of this network work, never of a country. *Too few to show, or none* is not zero, and neither is a report that did not come.
coverage-introduction = Только закрытые периоды: у незакрытого периода числа ещё нет. Числа округлены до кратных пяти, в них внесены небольшие случайные изменения, поэтому сумма частей может не совпадать с целым; не для оплаты. Охват относится к городам, где работают партнёры этой сети, и никогда – к стране в целом. *Слишком мало, чтобы показать, или никого* – это не ноль; отчёт, который не пришёл, – тоже не ноль.
# Release, its day, and the share of expected reports that were received
footnote-picture = Выпуск, его дата и доля полученных отчётов из числа ожидавшихся
# How to read this
how-to-read-this = Как это читать
# contacts of partners, each person counted once; population estimates as published
source-persons-and-population-estimates = контакты партнёров, каждый человек учтён один раз; опубликованные оценки численности
# Who was reached
who-was-reached = Кого охватили
# contacts of partners, each person counted once
source-persons = контакты партнёров, каждый человек учтён один раз
# too few to show, or none
what-the-mark-of-few-means = слишком мало, чтобы показать, или никого
# contacts of partners, each person counted once for each service
source-persons-for-each-service = контакты партнёров, каждый человек учтён один раз по каждой услуге
# What the numbers rest on
what-the-numbers-rest-on = На чём основаны числа
# published population estimates, and overlaps of the network's own lists
source-population-estimates = опубликованные оценки численности и пересечения списков самой сети
# the dictionary of indicators
source-dictionary-of-indicators = словарь показателей
# One country, or several.
one-country-or-several = Одна страна или несколько.
# Applies to results, age and services. A year holds KP_PREV of the US fiscal year that ends in it.
coverage-closed-period-help = Действует для результатов, возраста и услуг. В год входит KP_PREV за финансовый год США, который в нём заканчивается.
# Applies to the results.
applies-to-the-results = Действует для результатов.
# Applies to the results. A strategy sets a target without a grant.
coverage-grant-name-help = Действует для результатов. Стратегия ставит цель и без гранта.
# all partners
line-of-all-partners = все партнёры
# constant reporters
line-of-constant-reporters = отчитались за каждый период
# Real change
real-change = Реальное изменение
# Other mix of places
other-mix-of-places = Другой состав мест
# Other ways to meet
other-ways-to-meet = Другие способы встреч
# Who reported
who-reported = Кто отчитался
# Not explained
not-explained = Без объяснения
# Accepted whole
accepted-whole = Принят целиком
# Accepted after repair
accepted-after-repair = Принят после исправления
# Accepted without refused rows
accepted-without-refused-rows = Принят без отклонённых строк
# Refused whole
refused-whole = Отклонён целиком
# Left
what-is-left = Осталось
# Falls away
falls-away = Отпадает
# day
day-of-an-event = день
# Partner
partner = Партнёр
# First day of the month
first-day-of-the-month = Первый день месяца
# Reports expected
reports-expected = Ожидалось отчётов
# Reports received
reports-received = Получено отчётов
# Report
report = Отчёт
# Of the last twelve months
of-the-last-twelve-months = За последние двенадцать месяцев
# Reports due
reports-due = Отчёты с наступившим сроком
# Did the reports that were due arrive?
quality-received-title = Пришли ли отчёты, срок которых наступил?
# A bar per quarter, one report for each partner and month that was due, divided into on time, late, missing and long overdue.
quality-received-how-to-read = Столбик – квартал: по одному отчёту на каждого партнёра и месяц, за который он должен был прийти; в срок, с опозданием, нет отчёта, давно просрочено.
# Who was late, and how often?
quality-lateness-title = Кто опаздывал и как часто?
# A bar per partner alias, its reports due in the last twelve months, divided into on time, late, missing and long overdue.
quality-lateness-how-to-read = Столбик – партнёр под псевдонимом: его отчёты за последние двенадцать месяцев, срок которых наступил; в срок, с опозданием, нет отчёта, давно просрочено.
# Reporting rate
reporting-rate = Полнота отчётности
# Reporting rate on time
reporting-rate-on-time = Своевременность отчётности
# What share of the expected reports do we have?
quality-rates-title = Какая доля ожидавшихся отчётов у нас есть?
# A row per country for the last twelve months, with the reports due, those received, those received on time, and both as shares.
quality-rates-how-to-read = Строка – страна за последние двенадцать месяцев: отчёты, срок которых наступил, полученные, полученные в срок, и обе доли.
# Kind
kind = Вид
# Measure
measure = Показатель
# What became of the file
what-became-of-the-file = Что стало с файлом
# What was wrong
what-was-wrong = Что было не так
# What is refused
what-is-refused = Что отклоняется
# Were the files accepted?
quality-files-title = Приняты ли файлы?
# A bar per half-year, the files that came - accepted whole, accepted after repair (rows of totals and the like taken out), accepted without the rows that were refused, or refused whole.
quality-files-how-to-read = Столбик – полугодие: присланные файлы – приняты целиком, приняты после исправления (убраны строки итогов и подобное), приняты без отклонённых строк или отклонены целиком.
# What was refused most often, and why?
quality-refusals-title = Что отклоняли чаще всего и почему?
# A row per rule, the most frequent first, with how much is refused for it, and in how many files.
quality-refusals-how-to-read = Строка – правило, самые частые сверху: сколько из-за него отклоняется и в скольких файлах.
# Reason
reason = Причина
# Of the two newest half-years
of-the-two-newest-half-years = За два последних полугодия
# What
what-is-measured = Что
# Share of the people reached
share-of-the-people-reached = Доля охваченных людей
# Where they work
where-they-work = Где работают
# Country of origin
country-of-origin = Страна происхождения
# Kind of migration
kind-of-migration = Вид миграции
# Recognised by a part of the code alone
recognised-by-a-part-of-the-code-alone = Узнаны только по части кода
# Perhaps the same as somebody else
perhaps-the-same-as-somebody-else = Возможно, совпадают с кем-то другим
# Met once by a code that is not sealed: perhaps counted twice
met-once-by-an-unsealed-code = Встречены один раз по незапечатанному коду: возможно, учтены дважды
# not known: codes are not sealed
not-known-codes-not-sealed = неизвестно: коды не запечатаны
# fewer than a hundred people
fewer-than-a-hundred-people = меньше ста человек
# What is not recorded?
quality-not-recorded-title = Что не указано?
# A row per question and closed half-year, a column per country, the share of the people reached whose answer was not recorded.
quality-not-recorded-how-to-read = Строка – вопрос и закрытое полугодие, столбец – страна: доля охваченных людей, чей ответ не указан.
# How sure is it that one person is counted once?
quality-linkage-title = Насколько точно, что каждый человек учтён один раз?
# Shares of the people reached, by closed half-year and country, who were recognised by a part of their code alone, or may be somebody counted already.
quality-linkage-how-to-read = Доли охваченных людей по закрытым полугодиям и странам: кого узнали только по части кода и кто, возможно, уже учтён.
# Left or not
whether-left = Осталось или нет
# Step
step = Шаг
# Printed, organisation by organisation
printed-organisation-by-organisation = Напечатано, по организациям
# Of these people, not contacts
of-these-people-not-contacts = Из них люди, а не контакты
# Of these counted in one year
of-these-counted-in-one-year = Из них учтены за один год
# What is left of 28,363?
quality-audit-steps-title = Что остаётся от 28 363?
# Four bars, from the stated total down to the counts of one year; blue and the number say what is left after a step, grey what falls away at it.
quality-audit-steps-how-to-read = Четыре полосы, от заявленного итога до чисел за один год; синее и число – что остаётся после шага, серое – что на нём отпадает.
# Stated in print
stated-in-print = Заявлено в печати
# Rebuilt from print
rebuilt-from-print = Воспроизведено по печатным данным
# Difference
difference = Разница
# % of 1,000,000
percent-of-1000000 = % от 1 000 000
# % of 3,000,000, a second estimate
percent-of-3000000-a-second-estimate = % от 3 000 000, второй оценки
# Why
why-it-differs = Почему
# Share of 1,000,000
share-of-1000000 = Доля от 1 000 000
# Share of 3,000,000, a second estimate
share-of-3000000-a-second-estimate = Доля от 3 000 000, второй оценки
# Stated
stated = Заявлено
# Rebuilt
rebuilt = Воспроизведено
# Cannot be rebuilt
cannot-be-rebuilt = Не воспроизвести
# Why does it fall?
quality-audit-reasons-title = Почему число уменьшается?
# A row per way of counting, with what is left, what cannot be rebuilt, the share of the two population estimates and the reason.
quality-audit-reasons-how-to-read = Строка – способ подсчёта: что остаётся, что нельзя воспроизвести, доля от двух оценок численности и причина.
# Federal district
federal-district = Федеральный округ
# Organisations
organisations = Организации
# With a count
with-a-count = Указали число
# Migrants
migrants = Мигранты
# Inject drugs
inject-drugs = Инъекционные наркотики
# People covered in one year
people-covered-in-one-year = Охвачено людей за один год
# no count of one year
no-count-of-one-year = нет числа за один год
# Where were the 27 organisations, and what did they say?
quality-districts-title = Где были эти 27 организаций и что они сообщили?
# A row per federal district; shares are the lowest to highest that its organisations printed, in brackets how many printed one.
quality-districts-how-to-read = Строка – федеральный округ; доли – от наименьшей до наибольшей из напечатанных его организациями, в скобках – сколько организаций напечатали долю.
# Return
return = Анкета
# Organisation
organisation = Организация
# Covered - low
covered-low = Охвачено – мин.
# Covered - high
covered-high = Охвачено – макс.
# Counted
counted = Что считали
# Indoor % - low
indoor-percent-low = В помещении, % – мин.
# Indoor % - high
indoor-percent-high = В помещении, % – макс.
# Outdoor % - low
outdoor-percent-low = На улице, % – мин.
# Outdoor % - high
outdoor-percent-high = На улице, % – макс.
# Migrants % - low
migrants-percent-low = Мигранты, % – мин.
# Migrants % - high
migrants-percent-high = Мигранты, % – макс.
# Inject drugs % - low
inject-drugs-percent-low = Инъекц. наркотики, % – мин.
# Inject drugs % - high
inject-drugs-percent-high = Инъекц. наркотики, % – макс.
# Remark
remark = Замечание
# Covered
covered = Охвачено
# What to know before quoting it
what-to-know-before-quoting-it = Что учесть, прежде чем цитировать
# Do they agree
do-they-agree = Согласуются ли
# Do the organisations of the city agree?
do-the-organisations-of-the-city-agree = Согласны ли организации города?
# no count printed
no-count-printed = число не напечатано
# at least
at-least = не менее
# Do organisations of one city agree on where people work?
quality-cities-title = Согласны ли организации одного города в том, где работают люди?
# A row per organisation code that printed a share, its own estimate of local work places, and whether the organisations of its city contradict each other.
quality-cities-how-to-read = Строка – код организации, напечатавшей долю: её собственная оценка местных мест работы и то, противоречат ли друг другу организации её города.
# What happened
what-happened = Что произошло
# Share, per cent
share-in-per-cent = Доля, процент
# Times - mean
times-mean = Сколько раз – среднее
# Times - lowest
times-lowest = Сколько раз – наименьшее
# Times - highest
times-highest = Сколько раз – наибольшее
# People asked
people-asked = Опрошено людей
# Months asked about
months-asked-about = Месяцы, о которых спрашивали
# Times, mean (range)
times-mean-and-range = Сколько раз, среднее (диапазон)
# What violence did outdoor workers in one city report?
quality-violence-title = О каком насилии сообщили люди, работающие на улице в одном городе?
# A row per kind of violence: to what share of 102 sex workers who work outdoors in Saint Petersburg it happened in twelve months, and how often. One city, 102 people, not representative of any other place, of people who work indoors, or of today.
quality-violence-how-to-read = Строка – вид насилия: с какой долей из 102 секс-работниц и секс-работников, которые работают на улице в Санкт-Петербурге, это случилось за двенадцать месяцев и сколько раз. Один город, 102 человека: данные не репрезентативны ни для другого места, ни для работающих в помещении, ни для сегодняшнего дня.
# How far the figures can be trusted - what arrived, what was refused, and what was not recorded.
quality-description = Насколько можно доверять числам: что пришло, что отклонено, что не указано.
# What arrived
what-arrived = Что поступило
# deliveries of partners, and when they were due
source-deliveries = выгрузки партнёров и сроки, к которым их ждали
# How good it is
how-good-it-is = Насколько это надёжно
# the register of partners' files; rows are never counted
source-register-of-files = реестр файлов партнёров; строки никогда не считаются
# contacts of partners and how their records were joined, by half-year
source-records-joined = контакты партнёров и то, как связаны их записи, по полугодиям
# 2012: real, printed
real-printed-2012 = 2012: реальные печатные данные
# **Real, printed in 2012.** The report of a national meeting in Saint Petersburg (7–9 November 2012) states that 37 organisations in Russia covered 28,363 sex workers.
# It prints 27 of them. Below: what is left of the total, where the organisations are, where they contradict each other, and one survey. Ranges stay ranges. It is a baseline of what was known, not a measure to compare today's figures with.
quality-2012-introduction =
    { "*" }*Реальные данные, напечатаны в 2012 году.** В отчёте национальной встречи в Санкт-Петербурге (7–9 ноября 2012 года) сказано, что 37 организаций в России охватили 28 363 человека в секс-работе.
    Напечатаны данные 27 из них. Ниже: что остаётся от итога, где находятся организации, где они противоречат друг другу, и один опрос. Диапазоны оставлены диапазонами. Это исходная точка – то, что тогда было известно, – а не мера для сравнения с сегодняшними числами.
# the printed report of the 2012 national mapping
source-printed-mapping = напечатанный отчёт о национальном картировании 2012 года
# 2012: places and violence
printed-2012-places = 2012: места и насилие
# The meeting says of its 37 organisations: North-West 11, Siberian 8, Volga 6, Central 5, Ural and Southern "only two", Far East none. The printed table has nine in the Volga district, and does not say why.
quality-2012-where-organisations-are = На встрече о её 37 организациях сказано: Северо-Западный – 11, Сибирский – 8, Приволжский – 6, Центральный – 5, Уральский и Южный – «только две», Дальневосточный – ни одной. В печатной таблице в Приволжском округе их девять, и почему – не сказано.
# the survey printed with the report of the 2012 meeting
source-printed-survey = опрос, напечатанный вместе с отчётом встречи 2012 года
# Sentence
sentence = Фраза
# Lowest estimate
lowest-estimate = Наименьшая оценка
# Highest estimate
highest-estimate = Наибольшая оценка
# Source of the estimate
source-of-the-estimate = Источник оценки
# Year of the estimate
year-of-the-estimate = Год оценки
# First of its question
first-of-its-question = Первая по вопросу
# Question
question = Вопрос
# Answer
answer = Ответ
# How many of how many?
how-many-of-how-many = Сколько и из скольких?
# Where do they work?
where-do-they-work = Где они работают?
# Who moves?
who-moves = Кто переезжает?
# … and whose estimate is that?
and-whose-estimate-is-that = … и чья это оценка?
# Three questions, three answers
start-here-answers-title = Три вопроса, три ответа
# A sentence per country for each question - how many people were reached, out of what estimate, where they work, who moves.
start-here-answers-how-to-read = На каждый вопрос – по фразе о каждой стране: сколько людей охвачено, из какой оценки, где они работают, кто переезжает.
# What share of the people in the served cities did we reach in each quarter?
start-here-coverage-band-title = Какую долю людей в городах, где работают партнёры, мы охватили за квартал?
# A line per country, people reached in the quarter out of those estimated in the served cities; the band is between the lowest and highest estimate. A longer period reaches more people: do not compare a quarter with a half-year.
start-here-coverage-band-how-to-read = Линия для каждой страны: охваченные за квартал люди из оценённого числа в городах, где работают партнёры; диапазон – между наименьшей и наибольшей оценкой. За более длинный период охватывают больше людей: квартал не сравнивают с полугодием.
# Partners counted
partners-counted = Учтённые партнёры
# Persons with a setting
persons-with-a-setting = Люди с указанным местом работы
# Country and year
country-and-year = Страна и год
# Where do the people we reached work?
start-here-settings-year-title = Где работают охваченные люди?
# Three bars per country and year, the shares of the people reached who worked indoors, outdoors and remotely only; some worked in several.
start-here-settings-year-how-to-read = Три столбика для каждой страны и года: доли охваченных людей, работавших в помещении, на улице и только удалённо; некоторые работали в нескольких местах.
# Change in points
change-in-points = Изменение, п. п.
# Clear or not
clear-or-not = Явное или нет
# Why not divided
why-not-divided = Почему не разделено
# Country and change
country-and-change = Страна и изменение
# Points
points = Процентные пункты
# Is the shift indoors real, or did other partners report?
start-here-real-or-reported-title = Сдвиг в сторону помещений реален, или отчитались другие партнёры?
# A bar per country, the change of its indoor share in points against a year before, divided into what is real and what only looks so. Where a change is not compared, its rest is not explained.
start-here-real-or-reported-how-to-read = Столбик для каждой страны: изменение доли работающих в помещениях в процентных пунктах по сравнению с тем же периодом годом ранее, разделённое на реальное и лишь кажущееся. Где изменение не сравнивается, его остаток остаётся без объяснения.
# Who has not reported?
start-here-who-reported-title = Кто не отчитался?
# A row per partner alias, a column per month, a word in each cell - on time, late, long overdue, missing or not yet due.
start-here-who-reported-how-to-read = Строка – партнёр под псевдонимом, столбец – месяц, в ячейке слово: в срок, с опозданием, давно просрочено, нет отчёта или срок не наступил.
# Countries linked
countries-linked = Связанные страны
# From
move-from = Откуда
# To
move-to = Куда
# Next place
next-place = Следующее место
# Who moves? Persons met in one region, then in another
start-here-moves-sankey-title = Кто переезжает? Люди, встреченные в одном регионе, а затем в другом
# People from the region where they were met to the region where they were met next, in the newest year; flows too few to show are not drawn.
start-here-moves-sankey-how-to-read = Люди из региона, где их встретили, в регион, где их встретили потом, за последний год; слишком малые потоки не показаны.
# Line
line = Ряд
# Letter
letter = Письмо
# Row
row = Строка
# What does a partner get back?
start-here-letter-title = Что получает партнёр в ответ?
# A letter for every delivery, in the reader's language; it names the refused row, the rule and how to mend it, and never a value.
start-here-letter-how-to-read = Письмо о каждой выгрузке на языке получателя: в нём названы отклонённая строка, правило и способ исправить – и никогда само значение.
# Can you find out how many trans or non-binary people were met in Turku?
start-here-try-the-three-title = Узнаете, сколько трансгендерных и небинарных людей было в Турку?
# People reached in two cities, July to December 2023, by gender; the other cells of Turku are hidden, too, so that no subtraction gives it away.
start-here-try-the-three-how-to-read = Охваченные люди в двух городах с июля по декабрь 2023 года, по гендеру; другие ячейки Турку тоже скрыты, чтобы число нельзя было узнать вычитанием.
# 28,363 people were stated: how many can be rebuilt from print?
start-here-audit-bars-title = Заявлено 28 363 человека: сколько можно воспроизвести по печатным данным?
# Horizontal bars, one per way of counting, from the stated total to the counts that are truly annual.
start-here-audit-bars-how-to-read = Горизонтальные полосы, по одной на способ подсчёта, – от заявленного итога до действительно годовых чисел.
# Why do the stated and the rebuilt total differ?
start-here-audit-why-title = Почему заявленный и воспроизведённый итоги расходятся?
# A row per way of counting, with what is left, what cannot be rebuilt, the share of the two population estimates and the reason.
start-here-audit-why-how-to-read = Строка – способ подсчёта: что остаётся, что нельзя воспроизвести, доля от двух оценок численности и причина.
# What did the 27 organisations print?
start-here-audit-returns-title = Что напечатали 27 организаций?
# A row per organisation code with its city, its count, its own estimate of local work places, and what we found when reading it.
start-here-audit-returns-how-to-read = Строка – код организации: город, число, её собственная оценка местных мест работы и то, что мы заметили при чтении.
# Start here
start-here = Начните здесь
# Three questions, three answers, and why you may believe them.
start-here-description = Три вопроса, три ответа – и почему им можно верить.
# In a minute
in-a-minute = За минуту
# Partners in Russia, Ukraine and Finland meet sex workers and send, every month, records without names. Below: what these say in sentences, then in pictures; who has not sent any; and why nobody can be found in them.
# Numbers carry small random changes, typically one or two persons, so parts may not add up.
start-here-introduction-ru-ua-fi =
    Партнёры в России, Украине и Финляндии встречаются с секс-работницами и секс-работниками и каждый месяц присылают записи без имён. Ниже – о чём они говорят, сначала фразами, затем на диаграммах; кто ничего не прислал; и почему здесь никого нельзя найти.
    В числа внесены небольшие случайные изменения, обычно на одного-двух человек, поэтому сумма частей может не совпадать с целым.
# the published tables of this release, put into sentences
source-sentences-of-the-release = опубликованные таблицы этого выпуска, пересказанные фразами
# contacts of partners that reported every month of both periods
source-constant-reporters = контакты партнёров, которые отчитались за каждый месяц обоих периодов
# Who moves
who-is-on-the-move = Кто переезжает
# contacts of partners, persons met again elsewhere; nothing is known of who was not met again
source-persons-met-elsewhere = контакты партнёров, люди, встреченные снова в другом месте; о тех, кого не встретили снова, ничего не известно
# Try it
try-it = Попробуйте
# the feedback letter of one delivery
source-feedback-letter = письмо-ответ на одну выгрузку
# **Try it yourself.** Open the menu of the table above (three dots) and take *Download as CSV*. An analyst can ask in SQL Lab, too:
#
# `select persons, status_label from published.pub_reach where gender = 'trans_or_nonbinary' and city_code = 'fi_turku' and period_type = 'half_year' and period_start = date '2023-07-01'`
#
# Chart, CSV and SQL give the same answer, because nobody here can reach anything but the published file. In it, no group of fewer than five people can be told with certainty, not even by subtracting one cell from another.
start-here-try-it-yourself =
    { "*" }*Попробуйте сами.** Откройте меню таблицы выше (три точки) и выберите *Скачать CSV*. Аналитик может задать вопрос и в SQL Lab:

    `select persons, status_label from published.pub_reach where gender = 'trans_or_nonbinary' and city_code = 'fi_turku' and period_type = 'half_year' and period_start = date '2023-07-01'`

    Диаграмма, CSV и SQL дают один и тот же ответ, потому что отсюда никому не доступно ничего, кроме опубликованного файла. В нём ни об одной группе меньше пяти человек ничего нельзя сказать наверняка, даже вычитая одну ячейку из другой.
# **Real, printed in 2012.** A national mapping in Russia stated 28,363 sex workers reached out of an estimated 1,000,000 (2.8 %).
# This is what can be rebuilt from the 27 organisations that the meeting's report prints, and why it differs.
start-here-2012-introduction =
    { "*" }*Реальные данные, напечатаны в 2012 году.** По национальному картированию в России заявлен охват 28 363 человек в секс-работе из примерно 1 000 000 (2,8 %).
    Здесь показано, что можно воспроизвести по данным 27 организаций, напечатанным в отчёте встречи, и откуда расхождение.
# 2012: each organisation
printed-2012-organisations = 2012: каждая организация
# Indoor share
indoor-share = Доля в помещениях
# Country and quarter
country-and-quarter = Страна и квартал
# Share of the people in the cities served
share-of-the-area-served = Доля людей в городах, где работают партнёры
# Work indoors
work-indoors = Работают в помещениях
# Arrived from another country
arrived-over-a-border = Приехали из другой страны
# days old:
days-old = дней с конца:
# a year before:
a-year-before = годом ранее:
# The last twelve quarters, oldest first
last-twelve-quarters = Последние двенадцать кварталов, сначала старые
# range
range = диапазон
# change:
the-change = изменение:
# borders with a number:
borders-with-a-number = границы с числом:
# The newest closed quarter in numbers
headlines-title = Последний закрытый квартал в числах
# A row per country. The large figure is that of its newest closed quarter; below it stand its range and the same quarter of the year before. The range of the share follows from the lowest and highest population estimate, that of working indoors is its 95 % interval. Somebody who came over two borders is counted at both.
headlines-how-to-read = Строка – страна. Крупное число – последний закрытый квартал; под ним диапазон и тот же квартал годом ранее. Диапазон доли следует из наименьшей и наибольшей оценки численности, у доли работающих в помещениях это 95-процентный интервал. Кто пересёк две границы, учтён на каждой.
# Order
order = Порядок
# What the release says
what-the-release-says = Что говорит выпуск
# nothing needs attention
nothing-needs-attention = внимания не требуется
# What needs attention?
this-quarter-needs-attention-title = Что требует внимания?
# At most five sentences of this release, the most urgent first.
this-quarter-needs-attention-how-to-read = Не больше пяти фраз об этом выпуске, самые срочные сверху.
# Partners or event
partners-or-event = Партнёры или событие
# Marks of events
marks-of-events = Отметки событий
# Day of the event
day-of-the-event = День события
# Event
event = Событие
# How many people were reached?
this-quarter-people-reached-title = Сколько людей охвачено?
# Lines are people reached, by month or, where a choice is published no finer, by quarter or half-year: all partners, and paler those with a known place of work, met by partners that also reported a year before. A thin mark is an event: point at it. No point is no number, never zero.
this-quarter-people-reached-how-to-read = Линии – люди, которых охватили, по месяцам или, если выбранное так подробно не публикуется, по кварталам или полугодиям: все партнёры, а бледнее – люди с известным местом работы, встреченные партнёрами, которые отчитывались и годом ранее. Тонкая черта – событие: наведите на неё указатель. Нет точки – нет числа; это никогда не ноль.
# What share of the people in the area served, in each half-year?
this-quarter-served-area-title = Какая доля людей на территории партнёров охвачена за полугодие?
# A line per area and half-year, people reached divided by the population estimate, inside a band between the lowest and highest estimate; a half-year still open, or too few to show, has no point.
this-quarter-served-area-how-to-read = Линия для каждой территории по полугодиям: охваченные люди, делённые на оценку численности; вокруг – диапазон от наименьшей до наибольшей оценки. Нет точки – полугодие ещё не закрыто или людей слишком мало, чтобы показать.
# Cities of the region
cities-of-the-region = Города региона
# Persons a year before
persons-a-year-before = Людей годом ранее
# Reached a year before
reached-a-year-before = Охвачено годом ранее
# Did we reach more people than a year ago?
this-quarter-regions-title = Охватили ли мы больше людей, чем год назад?
# People reached in each region in the newest closed quarter, and in the same quarter of the year before. A difference of a few people says nothing: numbers are changed a little by chance to protect people, and a partner that reported in one of the two quarters alone makes one too.
this-quarter-regions-how-to-read = Люди, охваченные в каждом регионе за последний закрытый квартал и за тот же квартал годом ранее. Разница в несколько человек ничего не значит: числа немного изменены случайно, чтобы защитить людей, и партнёр, который отчитался лишь за один из двух кварталов, тоже создаёт разницу.
# Code of the event
code-of-the-event = Код события
# Persons reached before
persons-reached-before = Охвачено людей до
# Persons reached after
persons-reached-after = Охвачено людей после
# Indoor share before
indoor-share-before = Доля в помещениях до
# Indoor share before, lower end
indoor-share-before-lower-end = Доля в помещениях до, нижняя граница
# Indoor share before, upper end
indoor-share-before-upper-end = Доля в помещениях до, верхняя граница
# Indoor share after
indoor-share-after = Доля в помещениях после
# Indoor share after, lower end
indoor-share-after-lower-end = Доля в помещениях после, нижняя граница
# Indoor share after, upper end
indoor-share-after-upper-end = Доля в помещениях после, верхняя граница
# Reported a rights violation before
violations-reported-before = Сообщили о нарушении прав до
# Reported a rights violation after
violations-reported-after = Сообщили о нарушении прав после
# Partners
partners = Партнёры
# Reported a rights violation
reported-a-rights-violation = Сообщили о нарушении прав
# no partner reported all twelve months
nobody-reported-all-twelve-months = ни один партнёр не отчитался за все двенадцать месяцев
# What happened, and what was before and after?
this-quarter-event-windows-title = Что произошло, что было до и что после?
# The four newest events of each country. Six whole months before each → six after it, its own month left out, by the partners that reported in all twelve. This is no proof of cause: other things change in a year, and the season does too. Where a form changed or a partner closed in these months, nothing is compared.
this-quarter-event-windows-how-to-read = Четыре последних события каждой страны. Шесть полных месяцев до каждого → шесть после, без самого месяца события, по партнёрам, которые отчитались за все двенадцать. Это не доказательство причины: за год меняется и другое, и время года тоже. Если в эти месяцы изменилась анкета или закрылся партнёр, ничего не сравнивается.
# First day of the bar
first-day-of-the-bar = Первый день столбика
# Part of the bar
part-of-the-bar = Часть столбика
# Place and period
place-and-period = Место и период
# indoors
indoors = в помещении
# Where did the people we reached work?
this-quarter-settings-compared-title = Где работали охваченные люди?
# Two bars per area, the same quarter a year before and the chosen one. Who works in several settings counts in each, so a bar is scaled to 100 %, and its parts are smaller than shares of people: the true indoor share stands below it. A setting too few to show is left out.
this-quarter-settings-compared-how-to-read = Два столбика для каждой территории: тот же квартал годом ранее и выбранный. Кто работает в нескольких местах, учтён в каждом из них, поэтому столбик приведён к 100 %, а его части меньше долей людей: настоящая доля работающих в помещениях указана под ним. Место работы, где людей слишком мало, чтобы показать, не включено.
# Place within the whisker
place-within-the-whisker = Положение на отрезке
# Order on the axis
order-on-the-axis = Порядок на оси
# Partners and edge of the whisker
partners-and-edge-of-the-whisker = Партнёры и край отрезка
# Country and partners
country-and-partners = Страна и партнёры
# same partners
same-partners = те же партнёры
# too few to show
too-few-to-show = слишком мало, чтобы показать
# no change
no-change = без изменений
# A real shift, or who reported?
this-quarter-real-shift-title = Сдвиг реален или отчитались другие партнёры?
# A dot is the change of the indoor share in points against the same quarter a year before, the whisker its 95 % interval by sampling alone, for all partners and for those that reported every month of both quarters. Not compared: a form changed or a partner closed in between, or reports are missing.
this-quarter-real-shift-how-to-read = Точка – изменение доли работающих в помещениях в процентных пунктах по сравнению с тем же кварталом годом ранее, отрезок – её 95-процентный интервал, который учитывает только выборку; для всех партнёров и для тех, кто отчитался за каждый месяц обоих кварталов. Не сравнивается: за это время изменилась анкета или закрылся партнёр либо не хватает отчётов.
# Who moved where?
this-quarter-who-moved-title = Кто куда переехал?
# People met in one city and next in another, by region before and after, in the newest closed year. A flow too few to show is not drawn; what cannot be observed has a name and no width. A country's own file holds moves within the country only.
this-quarter-who-moved-how-to-read = Люди, встреченные в одном городе, а затем в другом, по регионам до и после, за последний закрытый год. Слишком малый поток не показан; у того, что наблюдать невозможно, есть название, но нет ширины. В файле отдельной страны – только переезды внутри неё.
# Persons recognised on the same way
persons-linked-on-the-same-way = Люди, узнанные на том же пути
# Status of what was recognised
status-of-what-is-linked = Статус узнанного
# Said on arrival: came from there
said-after-they-came = Сказали по прибытии: приехали оттуда
# Said before leaving: mean to go there
said-before-they-went = Сказали до отъезда: собираются туда
# Recognised in both countries
recognised-in-both-countries = Узнаны в обеих странах
# What do people say of their way?
this-quarter-said-flows-title = Что люди говорят о своём пути?
# Three views of one flow, in the newest closed year: what people said where they arrived, what people said before they left, and who was recognised by a code in both countries. They do not add up, and none is the whole: not every form asks, plans change, and only people with a sealed code on both sides can be recognised. Between countries at war nobody is linked: what is told is all there is. A row from a country to itself is about other cities there.
this-quarter-said-flows-how-to-read = Три взгляда на один поток за последний закрытый год: что люди сказали по прибытии, что сказали до отъезда и кого узнали по коду в обеих странах. Их нельзя складывать, и ни один не полон: не каждая анкета спрашивает, планы меняются, а узнать можно только людей, чей код запечатан с обеих сторон. Между воюющими странами никого не связывают: есть только то, что рассказано. Строка из страны в неё же – о других её городах.
# Where they come from
where-they-come-from = Откуда они
# What they said
what-they-said = Что они сказали
# Persons, or why not shown
persons-or-why-not-shown = Люди или почему не показано
# Why they moved
why-they-moved = Почему переехали
# How long they mean to stay
how-long-they-mean-to-stay = На сколько хотят остаться
# Why did people move, and for how long?
trends-move-reasons-title = Почему люди переехали и на какой срок?
# People who said so in the newest year, those of the country beside those from another. Who gave several reasons counts in each.
trends-move-reasons-how-to-read = Люди, которые сказали об этом в последнем году: из этой страны и рядом из другой. Назвавшие несколько причин учтены в каждой.
# What they did
what-they-did = Что делали
# Out of
out-of-how-many = Из скольких
# Share by others
share-by-others = Доля по другим данным
# Of the people reached
of-the-people-reached = Из охваченных людей
# Estimated by others
estimated-by-others = По чужой оценке
# of
persons-of-base = из
# How mobile are the people reached?
trends-mobility-title = Насколько мобильны охваченные люди?
# A row per country and kind of mobility in the newest year - the share of the people reached, how many, and what members of another network estimated over a working life (TAMPEP 2009).
trends-mobility-how-to-read = Строка – страна и вид мобильности за последний год: доля охваченных людей, сколько их, и оценка участников другой сети за всю трудовую жизнь (TAMPEP 2009).
# Languages in which nobody offers it
languages-in-which-nobody-offers-it = Языки, на которых этого никто не предлагает
# Languages in which it is offered
languages-in-which-it-is-offered = Языки, на которых это предлагают
# What is missing
what-is-missing = Чего не хватает
# nobody answered
nobody-answered = никто не ответил
# nobody offers it
nobody-offers-it = никто не предлагает
# in every language
in-every-language = на всех языках
# only in
only-in-languages = только:
# not in
not-in-languages = нет:
# Where is a service missing?
this-quarter-missing-services-title = Где не хватает услуги?
# A row per service, a column per region; a cell says that nobody offers the service, or in which of the network's languages nobody does, by the newest yearly returns.
this-quarter-missing-services-how-to-read = Строка – услуга, столбец – регион; ячейка говорит, что услугу не предлагает никто или на каких языках сети её не предлагают, по последним ежегодным анкетам.
# Referred to
referred-to = Куда направили
# Share completed
share-completed = Доля завершённых
# People referred · share with a completed referral (range)
people-referred-and-share-completed = Направлено людей · доля с завершённым направлением (интервал)
# Where were people referred, and did they get there?
this-quarter-referrals-title = Куда направили людей, и дошли ли они?
# People whom a partner referred to another service, in the newest half-year that is closed, and the share of them with at least one completed referral. A half-year closes late: a referral has time to be completed, and to be reported. The lines that begin with … say in which country the service is.
this-quarter-referrals-how-to-read = Люди, которых партнёр направил в другую службу, за последнее закрытое полугодие, и доля тех, у кого завершено хотя бы одно направление. Полугодие закрывается поздно: даётся время на завершение направления и на отчёт. Строки с … говорят, в какой стране служба.
# What they reported
what-they-reported = О чём сообщили
# Who did it
who-did-it = Кто это сделал
# What rights violations did people report?
this-quarter-violations-title = О каких нарушениях прав сообщили люди?
# People who told a partner of a violation: what happened, in the newest closed half-year, and who did it, in the newest closed year. Whoever reported several things counts in each. Not every form asks, and many people report nothing to anybody: a rise can be trust as well as violence. Small numbers are not shown, whoever the group is.
this-quarter-violations-how-to-read = Люди, которые рассказали партнёру о нарушении: что случилось – за последнее закрытое полугодие, кто это сделал – за последний закрытый год. Кто сообщил о нескольких событиях, считается в каждом. Не каждая анкета об этом спрашивает, и многие никому ничего не сообщают: рост может означать и доверие, и насилие. Малые числа не показываются ни для какой группы.
# Pieces given out
pieces-given-out = Выдано штук
# Pieces per person reached
pieces-per-person-reached = Штук на охваченного человека
# Pieces given out, and per person reached
pieces-given-out-and-per-person-reached = Выдано штук, и на охваченного человека
# What was given out?
this-quarter-commodities-title = Что было выдано?
# Pieces given out in the newest closed year, wherever people work, and how many that is for each person reached, also by partners that do not count pieces.
this-quarter-commodities-how-to-read = Сколько штук выдано за последний закрытый год, где бы люди ни работали, и сколько это на каждого охваченного человека, в том числе партнёрами, которые штук не считают.
# Who has reported?
this-quarter-who-reported-title = Кто отчитался?
# A row per partner alias, a column per month of the last twelve, a word in each cell. On time: in before the partner's grace period ended. Late: in, but after it. Missing: not in, and the grace period is over. Long overdue: not in for more than ninety days. Not yet due: the grace period still runs.
this-quarter-who-reported-how-to-read = Строка – партнёр под псевдонимом, столбец – месяц из последних двенадцати, в ячейке слово. В срок: отчёт пришёл до конца льготного срока партнёра. С опозданием: пришёл, но позже. Нет отчёта: не пришёл, а льготный срок истёк. Давно просрочено: не пришёл больше девяноста дней. Срок не наступил: льготный срок ещё идёт.
# This quarter
this-quarter = Этот квартал
# For coordinators - who reported, what needs attention, how many people were reached, where they worked and moved, and what is missing.
this-quarter-description = Для координаторов: кто отчитался, что требует внимания, сколько людей охвачено, где они работали и куда переезжали и чего не хватает.
# Overview
overview = Обзор
# Reach and coverage
reach-and-coverage = Охват
# contacts of the partners that reported in all twelve months around the event
source-same-partners-around-events = контакты партнёров, которые отчитались за все двенадцать месяцев вокруг события
# Where people work
where-people-work = Где люди работают
# contacts of partners: what people said of their way, and who was met in both countries
source-what-people-said-and-linkage = контакты партнёров: что люди сказали о своём пути и кого встретили в обеих странах
# contacts of partners, what people said of their move; not every form asks
source-what-people-said = контакты партнёров, что люди сказали о своём переезде; спрашивают не все анкеты
# contacts of partners, persons met again; estimates of others as printed
source-persons-met-again = контакты партнёров, люди, встреченные снова; чужие оценки – как напечатаны
# Services and rights
services-and-rights = Услуги и права
# yearly mapping returns of organisations, what they offer, where and in which language
source-yearly-returns = ежегодные анкеты картирования: что организации предлагают, где и на каком языке
# contacts of partners that record referrals and whether they were completed
source-referrals = контакты партнёров, которые записывают направления и их завершение
# contacts of partners, what people reported; not every form asks, and many report nothing
source-what-people-reported = контакты партнёров, о чём люди сообщили; не каждая анкета спрашивает, и многие не сообщают ничего
# contacts of partners that count what they give out, with people who have a code
source-what-is-given-out = контакты партнёров, которые считают выданное, с людьми, у которых есть код
# Data quality
data-quality = Качество данных
# All is whole countries; each separately, or one region. Applies to people reached, the area served, where people worked and missing services.
this-quarter-region-help = «Все» – страны целиком; каждый отдельно или один регион. Действует для охваченных людей, территории, где работают партнёры, мест работы и недостающих услуг.
# City (half-years)
city-by-half-year = Город (полугодия)
# Each separately, or one. Cities are published by half-year. Applies to people reached and the area served.
this-quarter-city-help = Каждый отдельно или один. По городам данные публикуются за полугодие. Действует для охваченных людей и территории, где работают партнёры.
# The newest closed quarter, or an earlier one. Applies to where people worked and to the shift.
this-quarter-period-help = Последний закрытый квартал или более ранний. Действует для мест работы и сдвига.
# Applies to people reached. With a gender it is published for whole countries only; a choice that is not published has no line.
this-quarter-setting-group-help = Действует для охваченных людей. Вместе с гендером публикуется только по странам целиком; если выбранное не публикуется, линии нет.
# Applies to people reached. By gender there are quarters or half-years, no months; a choice that is not published has no line.
this-quarter-gender-help = Действует для охваченных людей. По гендеру есть кварталы или полугодия, но не месяцы; если выбранное не публикуется, линии нет.
# Whether the chart of people reached has a mark for each event.
this-quarter-marks-of-events-help = Есть ли на диаграмме охваченных людей отметка для каждого события.
# Table
table = Таблица
# Day
day-of-publication = День
# How many
how-many = Сколько
# To which numbers
to-which-numbers = С какими числами
# Periods or reason
periods-or-reason = Периоды или причина
# Published on
published-on = Опубликовано
# Numbers
numbers = Чисел
# newly closed
newly-closed = закрыто недавно
# revised
revised = пересмотрено
# held back
held-back = показ приостановлен
# nothing has closed yet
nothing-has-closed-yet = пока ничего не закрыто
# nothing was revised
nothing-was-revised = ничего не пересмотрено
# nothing is held back
nothing-is-held-back = ничего не приостановлено
# What changed since the last release?
trends-what-changed-title = Что изменилось с прошлого выпуска?
# A row per kind of number with the periods that closed on the newest day, then what was revised and what is held back.
trends-what-changed-how-to-read = Строка – вид чисел и периоды, которые закрылись в последний день; затем – что пересмотрено и показ чего приостановлен.
# Linkage uncertainty
linkage-uncertainty = Неопределённость связывания
# not counted for this choice of filters
not-counted-for-this-choice-of-filters = для такого выбора фильтров не считается
# How many people were reached, and how sure is the linkage?
trends-reach-title = Сколько людей охвачено и насколько надёжно связывание?
# A line per country or chosen region, persons reached in closed periods; the legend says by how much people may be counted twice (linkage uncertainty). No point is a gap, not zero.
trends-reach-how-to-read = Линия для каждой страны или выбранного региона: люди, охваченные за закрытые периоды; легенда говорит, насколько люди могли быть учтены дважды (неопределённость связывания). Нет точки – это пропуск, а не ноль.
# Compared with
compared-with = Сравнение с
# Indoor share before - same partners
indoor-share-before-same-partners = Доля в помещениях раньше – те же партнёры
# Indoor share after - same partners
indoor-share-after-same-partners = Доля в помещениях потом – те же партнёры
# Change of the same partners
change-of-the-same-partners = Изменение у тех же партнёров
# Other mix
other-mix = Другой состав
# Kind of event
kind-of-event = Вид события
# Why not
why-not = Почему нет
# Events in between
events-in-between = События между ними
# Change of the indoor share in points
change-of-the-indoor-share-in-points = Изменение доли в помещениях, п. п.
# Of it who reported
of-it-who-reported = Из него – кто отчитался
# Of it real
of-it-real = Из него – реальное
# Clear or why not compared
clear-or-why-not-compared = Явное или почему не сравнивается
# Every comparison with a year before: what changed, and what happened in between?
trends-comparisons-title = Все сравнения с годом ранее: что изменилось и что произошло?
# A row per country and period with the change of the indoor share in points, what of it is who reported and what is real, whether that is clear or why not compared, and the events in between.
trends-comparisons-how-to-read = Строка – страна и период: изменение доли работающих в помещениях в процентных пунктах, сколько из него даёт то, кто отчитался, и сколько реально, явное ли оно или почему не сравнивается, и события за это время.
# Newest closed quarter
newest-closed-quarter = Последний закрытый квартал
# Quarter of the year
quarter-of-the-year = Квартал года
# Country and region
country-and-region = Страна и регион
# whole country
the-whole-country = вся страна
# Indoor share: the same quarter each year, by region?
trends-same-quarter-title = Доля в помещениях: один и тот же квартал разных лет, по регионам?
# A bar per place and year, the share of the people reached who worked indoors in that quarter. No bar is too few to show, or none.
trends-same-quarter-how-to-read = Столбик для каждого места и года: доля охваченных людей, работавших в этом квартале в помещении. Нет столбика – слишком мало, чтобы показать, или никого.
# Country of the steps
country-of-the-steps = Страна для шагов
# Change
change = Изменение
# clear
clear = явное
# not clear
not-clear = неявное
# Not divided: too few people
not-divided-too-few-people = Не разложено: слишком мало людей
# All together
all-together = Всё вместе
# More indoor
more-indoor = Больше в помещениях
# Less indoor
less-indoor = Меньше в помещениях
# Why did the indoor share change (percentage points)?
trends-why-changed-title = Почему изменилась доля работающих в помещениях (п. п.)?
# Steps of one country, in points, from who reported to the real change and whether it is clear; the last bar is all of the change in a year.
trends-why-changed-how-to-read = Шаги для одной страны, в процентных пунктах: от того, кто отчитался, до реального изменения и того, явное ли оно; последний столбик – всё изменение за год.
# Worked
setting-worked-in = Работали
# In the next period
in-the-next-period = В следующем периоде
# Persons in the first period
persons-in-the-first-period = Люди в первом периоде
# Country and setting
country-and-setting = Страна и место работы
# Who worked where, and where in the next period?
trends-next-setting-title = Кто где работал и где – в следующем периоде?
# A row per country and setting with its persons (n), a column per setting in the next period, and their share. Empty is too few to show, or none.
trends-next-setting-how-to-read = Строка – страна и место работы с числом людей (n), столбец – место работы в следующем периоде и доля этих людей. Пусто – слишком мало, чтобы показать, или никого.
# Place of work
place-of-work = Место работы
# First period
first-period = Первый период
# Last period
last-period = Последний период
# Months left out
months-left-out = Не учтено месяцев
# Points a year
points-a-year = П. п. в год
# Points a year - low
points-a-year-low = П. п. в год – нижнее
# Points a year - high
points-a-year-high = П. п. в год – верхнее
# Season in points
season-in-points = Сезонность, п. п.
# Kendall tau
kendall-tau = Тау Кендалла
# Probability without the season
probability-without-the-season = Вероятность без сезонности
# Probability by the same seasons
probability-by-the-same-seasons = Вероятность по тем же сезонам
# Events within
events-within = События за это время
# Trend
trend = Тенденция
# Why there is none
why-there-is-none = Почему её нет
# Points a year (95 % interval)
points-a-year-95-percent-interval = П. п. в год (95-процентный интервал)
# Months compared
months-compared = Сравнено месяцев
# Trend or why none
trend-or-why-none = Тенденция или почему её нет
# Is there a trend once the season is taken out?
trends-trend-title = Есть ли тенденция, если убрать сезонность?
# A row per place: by how many points a year the indoor share rose or fell among the same partners, and whether that is clear. 23/24 - one of 24 months is left out; not compared - forms changed or a partner closed.
trends-trend-how-to-read = Строка – место: на сколько процентных пунктов в год росла или падала доля работающих в помещениях у одних и тех же партнёров, и явно ли это. 23/24 – из 24 месяцев один не учтён; «не сравнивается» – сменились анкеты или закрылся партнёр.
# Host country
host-country = Страна пребывания
# Host country and period
host-country-and-period = Страна пребывания и период
# Which countries do people come from, and where do they work?
trends-origins-title = Из каких стран люди и где они работают?
# Countries of origin against host countries, in each cell the persons reached; people from the host country itself are left out. Empty is too few to show, or none.
trends-origins-how-to-read = Страны происхождения и страны пребывания, в ячейке – охваченные люди; люди из самой страны пребывания не включены. Пусто – слишком мало, чтобы показать, или никого.
# Days between the two contacts
days-between-the-two-contacts = Дней между двумя контактами
# Persons or why not
persons-or-why-not = Люди или почему нет
# Who moved between regions, and how long between the two contacts?
trends-between-regions-title = Кто переезжал между регионами и сколько прошло между контактами?
# A row per region met first, a column per region met next; persons in the newest period for the days chosen above. Darker is more people, grey cannot be seen - nobody is linked between Russia and Ukraine.
trends-between-regions-ru-ua-how-to-read = Строка – регион, где встретили сначала, столбец – где встретили потом; люди за последний период и за выбранный выше промежуток. Темнее – больше людей; серое – наблюдать невозможно: между Россией и Украиной записи не связываются.
# Kind of move
kind-of-move = Вид переезда
# Persons who moved
persons-who-moved = Сколько людей переехало
# Who moves, and after how long?
trends-moves-title = Кто переезжает и через какое время?
# A bar per country or pair, persons who moved in the newest year by the days between the two contacts; too few are not drawn.
trends-moves-how-to-read = Столбик для каждой страны или пары: люди, переехавшие за последний год, по числу дней между двумя контактами; слишком малые числа не показаны.
# Map
map = Карта
# Between which regions did people move, on the map?
trends-map-title = Что видно на карте: между какими регионами люди переезжали?
# Arrows from the region where people were met first to where they were met next, newest year; the wider, the more people; blue within a country, orange across a border; no arrow where there are too few to show, or none, or nobody can be recognised.
trends-map-how-to-read = Стрелки из региона, где людей встретили сначала, туда, где их встретили потом, за последний год; чем шире, тем больше людей; синие – внутри страны, оранжевые – через границу; стрелки нет, где слишком мало, чтобы показать, или никого, или где людей нельзя узнать.
# Which moves are on the map?
trends-map-list-title = Какие переезды показаны на карте?
# A row per arrow of the map - from where, to where, and how many people in the newest year - for whoever does not see the map.
trends-map-list-how-to-read = Строка – стрелка на карте: откуда, куда и сколько людей за последний год – для тех, кто не видит карту.
# Lowest
lowest = Наименьшая
# Point
point = Точечная
# Highest
highest = Наибольшая
# Is it chosen
is-it-chosen = Выбрана ли
# Lists
lists = Списки
# Of the year
of-the-year = За год
# Estimate
estimate = Оценка
# Lowest to highest
lowest-to-highest = Мин.–макс.
# How it was made
how-it-was-made = Как получена
# ● chosen
mark-of-the-chosen = ● выбрана
# Which population estimates are there, and which one is used?
trends-estimates-title = Какие есть оценки численности и какая из них используется?
# A row per estimate with its range, method and source; coverage is divided by the chosen one. The network's own overlap is a lower bound, never chosen.
trends-estimates-how-to-read = Строка – оценка: диапазон, метод и источник; охват рассчитан по выбранной. Пересечение списков самой сети – нижняя граница, его никогда не выбирают.
# What was given out?
trends-commodities-title = Что было выдано?
# Pieces given out in the newest year, and how many that is for each person reached, also by partners that do not count pieces.
trends-commodities-how-to-read = Штуки, выданные в последнем году, и сколько это на каждого охваченного человека, в том числе у партнёров, которые не считают штуки.
# Trends
trends = Тенденции
# For analysts - what changed, why, and how sure that is; reach, places of work, origins, moves and population estimates over time.
trends-description = Для аналитиков: что изменилось, почему и насколько это надёжно; охваченные люди, места работы, происхождение, переезды и оценки численности во времени.
# What changed
what-changed = Что изменилось
# [Look at an earlier release](/crossings/releases/) · [Tables of this release to take along](/crossings/files/). A gap is not zero: it is *too few to show, or none*, or a period that nobody reported, or one that is still open (a figure is published 45 days after its period ends, later for cities). People met in two countries count in each. Numbers carry small random changes, typically one or two persons; parts may not add up; not for payment.
trends-introduction = [Посмотреть более ранний выпуск](/crossings/releases/) · [Скачать таблицы этого выпуска](/crossings/files/). Пропуск – не ноль: это *слишком мало, чтобы показать, или никого*, либо период, за который никто не отчитался, либо ещё не закрытый (число публикуется через 45 дней после конца периода, по городам позже). Люди, встреченные в двух странах, учтены в каждой. В числа внесены небольшие случайные изменения, обычно на одного-двух человек; сумма частей может не совпадать с целым; не для оплаты.
# the release itself - when each number was first published, what a restatement changed, what is held back
source-revisions = сам выпуск: когда каждое число опубликовано впервые, что изменил пересмотр, показ чего приостановлен
# contacts of partners, each person counted once; linkage by half-year
source-persons-and-linkage = контакты партнёров, каждый человек учтён один раз; связывание по полугодиям
# contacts of partners, the same persons in two periods
source-same-persons-in-two-periods = контакты партнёров, одни и те же люди в двух периодах
# contacts of partners, monthly shares after the season is taken out
source-monthly-shares = контакты партнёров, месячные доли без сезонных колебаний
# Estimates and tables
estimates-and-tables = Оценки и таблицы
# **Every table to take along.** [All tables as one workbook with notes](/crossings/files/xlsx/all), or [every table as CSV and Parquet](/crossings/files/). The tables behind this dashboard as CSV:
# [people reached](/crossings/files/csv/pub_reach), [where they work](/crossings/files/csv/pub_setting_share), [setting in the next period](/crossings/files/csv/pub_setting_transitions), [why the indoor share changed](/crossings/files/csv/pub_setting_decomposition), [trend of the indoor share](/crossings/files/csv/pub_setting_trend), [countries of origin](/crossings/files/csv/pub_origins), [people who moved](/crossings/files/csv/pub_moves), [moves between regions](/crossings/files/csv/pub_flow_matrix), [the same by days between](/crossings/files/csv/pub_flow_gaps), [mobility](/crossings/files/csv/pub_mobility), [population estimates](/crossings/files/csv/pub_population_estimates), [quality of records](/crossings/files/csv/pub_quality), [numbers that were revised](/crossings/files/csv/pub_revisions), [tables held back](/crossings/files/csv/pub_holds).
trends-every-table =
    { "*" }*Скачать все таблицы.** [Все таблицы одной книгой с примечаниями](/crossings/files/xlsx/all) или [каждая таблица в CSV и Parquet](/crossings/files/). Таблицы этого дашборда в CSV:
    { "[" }охваченные люди](/crossings/files/csv/pub_reach), [где они работают](/crossings/files/csv/pub_setting_share), [место работы в следующем периоде](/crossings/files/csv/pub_setting_transitions), [почему изменилась доля работающих в помещениях](/crossings/files/csv/pub_setting_decomposition), [тенденция доли работающих в помещениях](/crossings/files/csv/pub_setting_trend), [страны происхождения](/crossings/files/csv/pub_origins), [люди, сменившие город](/crossings/files/csv/pub_moves), [переезды между регионами](/crossings/files/csv/pub_flow_matrix), [они же по числу дней между контактами](/crossings/files/csv/pub_flow_gaps), [мобильность](/crossings/files/csv/pub_mobility), [оценки численности](/crossings/files/csv/pub_population_estimates), [качество записей](/crossings/files/csv/pub_quality), [пересмотренные числа](/crossings/files/csv/pub_revisions), [таблицы, показ которых приостановлен](/crossings/files/csv/pub_holds).
# Where a table has no such period, the chart shows the next longer or shorter one and says which.
trends-period-type-help = Если в таблице нет такого периода, диаграмма показывает ближайший более длинный или короткий и указывает, какой.
# One country, or several. The moves between regions always show all.
trends-country-help = Одна страна или несколько. В переездах между регионами всегда показаны все.
# For people reached, not by month. All means whole countries.
trends-region-help = Для охваченных людей, не по месяцам. «Все» – страны целиком.
# Reporters
reporters = Какие партнёры
# All partners, or only those that reported every period, so that a partner that came or went changes nothing; then people whose setting is recorded.
trends-reporters-help = Все партнёры или только те, кто отчитался за каждый период, – тогда приход или уход партнёра ничего не меняет; при этом учтены люди, чьё место работы указано.
# For people reached by all partners, by quarter and longer, in whole countries.
trends-gender-help = Для людей, охваченных всеми партнёрами, по кварталам и более длинным периодам, по странам целиком.
# Which quarter is compared with the same quarter of other years.
trends-season-help = Какой квартал сравнивается с тем же кварталом других лет.
# Why did it change: country
why-did-it-change-country = Почему изменилось: страна
# The steps are drawn for one country at a time.
trends-divided-country-help = Шаги показываются для одной страны за раз.
# Days between two contacts
days-between-two-contacts = Дней между двумя контактами
# How long after the contact in one region came the contact in the next.
trends-gap-tier-help = Через какое время после контакта в одном регионе был контакт в следующем.
# Rule
rule = Правило
# Version of the framework
version-of-the-framework = Версия системы показателей
# Kind of scope
kind-of-scope = Вид области связывания
# Scope
scope = Область связывания
# Persons reached, at least
persons-reached-at-least = Охвачено людей, не менее
# What the band is
what-the-band-is = Что показывает полоса
# Target
target = Цель
# Before or after
before-or-after = До или после
# Series broken
series-broken = Ряд прерван
# dated events of the public record, and of this network
source-dated-events = события с датами из открытых источников и из этой сети
# Persons who could be met again
persons-who-could-be-met-again = Люди, которых можно было встретить снова
# Does the destination report
does-the-destination-report = Отчитывается ли место назначения
# Reason in words
reason-in-words = Причина словами
# Held since
held-since = Показ приостановлен с
# the journal of releases
source-journal-of-releases = журнал выпусков
# Kind of area
kind-of-area = Вид территории
# Share of whom
share-of-whom = Доля кого
# Per cent - low
per-cent-low = Процент – нижний
# Per cent - high
per-cent-high = Процент – верхний
# Organisations that gave the figure
organisations-that-gave-the-figure = Организации, давшие это число
# Organisations asked
organisations-asked = Опрошенные организации
# Invented
is-invented = Вымышлено
# mapping returns of organisations
source-mapping-returns = анкеты картирования от организаций
# Who the others are
who-the-others-are = Кто эти другие
# Restated on
restated-on = Пересмотрено
# What the range is
what-the-range-is = Что означает диапазон
# Who is in it
who-is-in-it = Кто учтён
# Chosen
is-chosen = Выбрана
# Why none
why-none = Почему нет
# Country of the service
country-of-the-service = Страна услуги
# What became of it
what-became-of-it = Что из этого вышло
# Days until completed
days-until-completed = Дней до завершения
# As of
as-of = По состоянию на
# Notice
notice = Примечание
# Release
release = Выпуск
# the release itself
source-release = сам выпуск
# Freshness
freshness = Свежесть данных
# Countries
countries = Страны
# Number
number = Число
# Status before
status-before = Прежний статус
# Persons before
persons-before = Прежде людей
# Country named
country-named = Названная страна
# Came from, or mean to go
came-from-or-mean-to-go = Откуда прибыли или куда собираются
# For whom
for-whom = Для кого
# Where
where = Где
# In which language
in-which-language = На каком языке
# Organisations that offer it
organisations-that-offer-it = Организации, где это предлагают
# Organisations that answered
organisations-that-answered = Ответившие организации
# Service or need
service-or-need = Услуга или потребность
# Reports of the next period
reports-of-the-next-period = Отчёты следующего периода
# Baseline
baseline = Базовый уровень
# Source of the target
source-of-the-target = Источник цели
# targets of grants and of strategies, as agreed
source-targets = цели грантов и стратегий, как они согласованы
# Who did it, third parties apart
who-did-it-third-parties-apart = Кто это сделал, третьи лица отдельно
# Partners meet sex workers and send, every month, records without names. Countries: {countries}. Below: what these records say in sentences, then in pictures; and who has not sent any.
# Numbers carry small random changes, typically one or two persons, so parts may not add up.
start-here-introduction =
    Партнёры встречаются с секс-работницами и секс-работниками и каждый месяц присылают записи без имён. Страны: { $countries }. Ниже – о чём говорят эти записи, сначала фразами, затем на диаграммах; и кто ничего не прислал.
    В числа внесены небольшие случайные изменения, обычно на одного-двух человек, поэтому сумма частей может не совпадать с целым.
# A row per region met first, a column per region met next; persons in the newest period for the days chosen above. Darker is more people, grey cannot be seen.
trends-between-regions-how-to-read = Строка – регион, где встретили сначала, столбец – где встретили потом; люди за последний период и за выбранный выше промежуток. Темнее – больше людей; серое – наблюдать невозможно.
# To change your password, type the old one too: on the page /resetmypassword/form
type-the-old-password-too = Чтобы сменить пароль, введите и старый: на странице /resetmypassword/form
# That is not your current password.
that-is-not-your-current-password = Это не ваш нынешний пароль.
# Dashboards
dashboards = Дашборды
# Reports received in twelve months
reports-received-in-twelve-months = Получено отчётов за двенадцать месяцев
# Reports received in the newest closed half-year
reports-received-in-newest-half-year = Получено отчётов за последнее закрытое полугодие
# Tables to take along
tables-to-take-along = Таблицы для скачивания
# Protected numbers of the release that you look at. They carry small random changes, typically one or two persons; parts may not add up; not for payment.
files-introduction = Защищённые числа выпуска, который вы смотрите. В них внесены небольшие случайные изменения, обычно на одного-двух человек; сумма частей может не совпадать с целым; не для оплаты.
# All tables as one workbook, with notes (XLSX)
all-tables-as-one-workbook = Все таблицы одной книгой, с примечаниями (XLSX)
# Health
health = Состояние
# There are no figures yet
no-figures-yet = Данных пока нет
# Nothing has been published so far. The first release comes when reports of the partners have been taken in and every test of it has passed.
no-figures-yet-why = Пока ничего не опубликовано. Первый выпуск появится, когда отчёты партнёров будут приняты и выпуск пройдёт все проверки.
# Then these pages stand here. You need to do nothing: come back later.
no-figures-yet-coming = Тогда здесь появятся эти страницы. Вам ничего не нужно делать: зайдите позже.
# Log in
log-in = Войти
# For whoever runs Crossings: the command “crossings run” makes the first release, and “crossings status” says what is missing.
no-figures-yet-remedy = Для того, кто обслуживает Crossings: команда «crossings run» создаст первый выпуск, «crossings status» скажет, чего не хватает.
# Releases
releases = Выпуски
# Choose which release all dashboards show you until you log out. Nobody else sees your choice.
releases-introduction = Выберите, какой выпуск показывать вам на всех дашбордах до выхода из системы. Ваш выбор больше никто не видит.
# the next one, not shown yet
the-next-one-not-shown-yet = следующий, ещё не показан
# you look at this one
you-look-at-this-one = вы смотрите его
# Look at it
look-at-it = Смотреть
# what people see
what-people-see = его видят все
# Hold a table back
hold-a-table-back = Приостановить показ таблицы
# From the next release on nobody sees this table, in any file, until the hold ends. The journal records it without your name.
hold-introduction = Начиная со следующего выпуска эту таблицу не увидит никто и ни в одном файле, пока показ приостановлен. В журнале это записывается без вашего имени.
# Hold it back
hold-it-back = Приостановить
# The figures are not available now
the-figures-are-not-available-now = Данные сейчас недоступны
# The tests for releases have not passed exactly the files that are published, so none of their numbers is shown.
not-available-why = Опубликованы файлы, которые не прошли проверки для выпусков именно в этом виде, поэтому ни одно их число не показано.
# Tell whoever runs Crossings: the command “crossings release list” says why, and “crossings run” makes a tested release.
not-available-remedy = Сообщите тому, кто обслуживает Crossings: команда «crossings release list» назовёт причину, «crossings run» создаст проверенный выпуск.
# The pages come back in a moment
the-pages-come-back = Страницы скоро снова откроются
# Something that this server needs does not answer at the moment. This page asks again by itself; you may have to log in again. If it lasts longer than a few minutes, tell the people who run this server.
the-pages-come-back-why = То, что нужно этому серверу для работы, сейчас не отвечает. Эта страница повторит запрос сама; возможно, придётся войти снова. Если это длится дольше нескольких минут, сообщите тем, кто ведёт этот сервер.
# Too many attempts to log in
too-many-attempts-to-log-in = Слишком много попыток входа
# Wait a minute and try again. Whoever has forgotten the password gets a new one from the people who run this server.
too-many-attempts-remedy = Подождите минуту и попробуйте снова. Если пароль забыт, новый дают те, кто ведёт этот сервер.
# This function is not among those that may be used here:
question-calls-a-function-that-is-not-allowed = Эту функцию здесь использовать нельзя:
# The question is nested too deeply. Write long sums and lists as several steps.
question-is-nested-too-deeply = В запросе слишком много уровней вложенности. Разбейте длинные суммы и списки на несколько шагов.
# Only one SELECT that reads the published tables is answered here. Statements that set, call, load, copy or change something are not.
question-is-not-one-select = Здесь можно выполнить только один SELECT по опубликованным таблицам. Команды, которые что-то настраивают, вызывают, загружают, копируют или меняют, не выполняются.
# This table is not among the published ones. Write published. before the name of a table. The name was:
question-reads-a-table-that-is-not-published = Этой таблицы нет среди опубликованных. Перед именем таблицы пишите published. Имя в запросе:
# The answer has too many rows. Add a limit, or ask for sums.
question-too-many-rows = В ответе слишком много строк. Добавьте limit или запросите суммы.
# Reports
plain-name-of-the-dashboards = Отчёты
# Release that people see
release-that-people-see = Выпуск, который видят люди
# Shown since
shown-since = Показан с
# Releases on disk
releases-on-disk = Выпусков на диске
# Accounts that can log in
accounts-that-can-log-in = Активных учётных записей
# Free disk space
free-disk-space = Свободно на диске
# The question took too long and was ended. Ask for fewer periods, one country, or set a filter.
question-took-too-long = Запрос шёл слишком долго и был остановлен. Запросите меньше: меньше периодов, одну страну или добавьте фильтр.
# The question was stopped.
question-stopped = Запрос остановлен.
# The question needed too much memory and was ended. Ask for fewer periods, or for one country.
question-needed-too-much-memory = Запросу не хватило памяти, и он был остановлен. Запросите меньше: меньше периодов, одну страну или добавьте фильтр.
