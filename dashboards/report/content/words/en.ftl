# The trend report in English. A code of a sentence is the code of a rule in ../rules.yaml.
# Every language has every message, with the same variables; a test names those that are missing.

title = Trend report on people reached in sex work
edition-network = All countries of the network
edition-country = { $place }
edition-outside = Edition for donors
notice-invented = Invented data: a demonstration network. Only the 2012 mapping is real.
footer = Release { $release }, as of { $day }. Numbers carry small random changes; not for payment.
word-contents = Contents
word-figure = Figure
word-table = Table
word-source = Source
word-page = Page
word-release = Release
word-your-words = Your words
word-prompts = What could stand here
word-chapter = Chapter
word-dashes = – too few to show, or none

## Periods

period-year = { $year }
    .in = in { $year }
period-half-year = H{ $part } { $year }
    .in = in H{ $part } { $year }
period-quarter = Q{ $part } { $year }
    .in = in Q{ $part } { $year }
period-month = { $month }
    .in = in { $month }

## Countries

place-other = { $name }
    .in = in { $name }
    .from = from { $name }

## Why there is no number

status-shown = shown
status-few = too few to show, or none
status-one-partner = one partner alone works there, and its numbers are not shown
status-gap = no report from any partner
status-open = the period has not closed yet
status-no-denominator = no population estimate
status-not-observable = not observable
cell-gap = no report
cell-open = not closed
cell-no-denominator = no estimate
cell-not-observable = not observable
cell-not-compared = not compared
cell-not-printed = not printed
cell-none-lacking = nothing
cell-yes = yes
cell-no = no
note-dash = – means: too few to show, or none. The two are never told apart.
note-gap-in-figure = Where the figure is empty, a number is not shown: too few, or none, or no report.

## Chapters

chapter-summary = Summary in plain words
chapter-changed = What changed since the last report
chapter-scene = The scene and its changes
chapter-people = Who the people reached are
chapter-origins = National and migrant
chapter-workplaces = Where people work, and how it shifts
chapter-reach = People reached, of how many
chapter-mobility = Mobility
chapter-services = Services, commodities and referrals
chapter-violations = Rights violations reported
chapter-control = Vulnerability and control over working conditions
chapter-barriers = Structural barriers
chapter-population = How many sex workers there are
chapter-voices = What sex worker organisations say about these numbers
chapter-recommendations = Recommendations
chapter-quality = Data quality, and what cannot be said
chapter-mapping-2012 = The meeting of 2012
chapter-methods = Methods and glossary
chapter-annex = Annex: series
chapter-sources = Sources of every figure, table and sentence

## What is not there

no-data = This release holds no figures for this chapter.
no-data-country = The file of one country holds no figures for this chapter: it has nothing that concerns two countries or another one.
no-data-outside = The edition for donors holds no figures for this chapter: small flows and small groups stay within the network.
nothing-short = These figures are published by longer periods, and none of them lies in these months as a whole.
nothing-closed = No period of this report has closed for these figures yet, because late reports may still change them.
not-closed = These figures of { $longer } have not closed yet; { $period } is the newest period that has.

## The scene

summary-lead = { $place }: { $text }
events-none = { $place }, no dated event of this period is declared.
events = { $place }, { $events ->
        [one] one dated event falls
       *[other] { $events } dated events fall
    } into this period: { $listed }.
event-named = “{ $event }” ({ $day })
windows-caveat = Windows of six months before and after an event compare the same partners. That something came after an event is no proof that it came from it.
window-broken = The six months before { $event } and the six after it are not compared, because the series is broken in that time ({ $events }).
window-reached-up = In the six months after { $event }, the same partners reached more people than in the six before: { $after }, against { $before }.
window-reached-down = In the six months after { $event }, the same partners reached fewer people than in the six before: { $after }, against { $before }.
window-indoor-up = In the six months after { $event }, more of those whom the same partners reached worked indoors: { $after }, against { $before } in the six months before.
    .short = After { $event }, more of those whom the same partners reached worked indoors ({ $after }, against { $before } before); that is no proof of cause.
window-indoor-down = In the six months after { $event }, fewer of those whom the same partners reached worked indoors: { $after }, against { $before } in the six months before.
    .short = After { $event }, fewer of those whom the same partners reached worked indoors ({ $after }, against { $before } before); that is no proof of cause.
window-violations-up = In the six months after { $event }, more of those whom the same partners reached told of a rights violation: { $after }, against { $before } in the six months before.
window-violations-down = In the six months after { $event }, fewer of those whom the same partners reached told of a rights violation: { $after }, against { $before } in the six months before.
window-unclear = Around { $event }, the six months before and after show no clear change in { $measures }.
window-open = The six months after { $event } have not closed yet, so nothing is compared.
window-few = Around { $event }, too few people were reached to compare before and after.
window-not-observable = { $event } cannot be compared: no partner reported in every month before and after it.
measure-indoor-share = the share of people who work indoors
measure-violations-reported = the share of people who told of a rights violation
measure-persons-reached = the number of people reached
window-side-before = before
window-side-after = after

## Shares against the year before

change-none-before = There is no figure of the year before.
change-hidden-before = The figure of the year before is not shown: { $reason }.
change-broken = A year before it was { $before }; the two are not compared, because the series is broken in between ({ $events }).
change-up-other-reports = A year before it was { $before }, so the share has risen by { $points } percentage points, but { $complete_after } of the reports due came in, against { $complete_before } then: it may be who reported.
change-down-other-reports = A year before it was { $before }, so the share has fallen by { $points } percentage points, but { $complete_after } of the reports due came in, against { $complete_before } then: it may be who reported.
change-up = A year before it was { $before }, so the share has risen by { $points } percentage points, more than chance explains.
change-down = A year before it was { $before }, so the share has fallen by { $points } percentage points, more than chance explains.
change-unclear = A year before it was { $before }: no clear change.

## Who

gender-woman = { $share } women
gender-man = { $share } men
gender-trans-or-nonbinary = { $share } trans or non-binary people
gender-not-asked = { $share } people whose gender was not asked
gender = { $place }, the { $people } people reached { $period } were { $parts }.
gender-some-hidden = { $place }, the { $people } people reached { $period } were { $parts }; the other groups are too small to show.
gender-hidden = { $place }, no group by gender is large enough to be shown { $period }.
age-young = Of all people reached, { $share } were under 25.

## Origins

migrants = { $place }, { $share } of the people reached { $period } came from another country, which is about { $people } people.
    .short = Of the people reached, { $share } came from another country.
migrants-hidden = { $place }, the share of people from another country is not shown { $period }: { $reason }.
internal-migrants = A further { $share } came from another part of the country.
origins = The largest groups came from { $listed }.
origins-none = No single country of origin has enough people to be shown.

## Where people work

setting-indoor = { $share } worked indoors
setting-outdoor = { $share } outdoors
setting-remote = { $share } only remotely
setting-multi-setting = { $share } in several of these places
settings = { $place }, of the people reached { $period } whose place of work is known, { $parts }.
    .short = Of those whose place of work is known, { $parts }.
settings-hidden = { $place }, no share of a place of work is shown { $period }.
setting-first-year = There is no year before to compare with.
setting-broken = The share who work indoors is not compared with { $before }, because the series is broken in between ({ $events }).
setting-incomplete = The share who work indoors is not compared with { $before }: too few reports came in ({ $complete_before } then, { $complete_after } now).
setting-not-comparable = The share who work indoors is not compared with { $before }: { $reason }.
setting-not-comparable-plain = The share who work indoors is not compared with { $before }.
setting-clear-real = Against { $before }, the share who work indoors changed by { $change } percentage points. Most of it is real ({ $real }); { $composition } come from where, { $channel } from how people were reached, and { $who_reported } from who reported.
setting-clear-who = Against { $before }, the share who work indoors changed by { $change } percentage points, but most of it is who reported ({ $who_reported }); { $real } are real.
setting-clear-where = Against { $before }, the share who work indoors changed by { $change } percentage points, but most of it is where people were reached ({ $composition }); { $real } are real.
setting-clear-how = Against { $before }, the share who work indoors changed by { $change } percentage points, but most of it is how people were reached ({ $channel }); { $real } are real.
setting-clear-rest = Against { $before }, the share who work indoors changed by { $change } percentage points; most of it cannot be explained, and { $real } are real.
setting-clear-parts = Against { $before }, the share who work indoors changed by { $change } percentage points, and no single part is most of it: { $real } are real, { $composition } come from where, { $channel } from how people were reached, { $who_reported } from who reported, and { $residual } cannot be explained.
setting-unclear-who = Against { $before }, the share who work indoors changed by { $change } percentage points, but { $who_reported } of them are who reported. Among the partners that reported in both periods there is no clear change.
setting-unclear = Against { $before }, there is no clear change in the share who work indoors among the partners that reported in both periods.
season-trend-up = From { $first } to { $last }, the share who work indoors rose by { $slope } points a year ({ $low } to { $high }) beyond the season. The season alone moves it by about { $season } points.
season-trend-down = From { $first } to { $last }, the share who work indoors fell by { $slope } points a year ({ $low } to { $high }) beyond the season. The season alone moves it by about { $season } points.
season-no-trend = From { $first } to { $last }, there is no clear trend beyond the season; the season moves the share by about { $season } points.
season-broken = The season moves the share by about { $season } points within a year. A trend is not told, because an event breaks the series.
season-short = A trend cannot be told from the season yet: only { $months ->
        [one] one month
       *[other] { $months } months
    } can be compared.
swing-none = Between the quarters of the year, the share who work indoors shows no clear difference.
swing-season = Within the year, the share who work indoors went between { $low } ({ $low_quarter }) and { $high } ({ $high_quarter }). A year before, the same quarters differed the same way ({ $low_before } and { $high_before }): this is season and no shift.
swing-unknown = Within the year, the share who work indoors went between { $low } ({ $low_quarter }) and { $high } ({ $high_quarter }). Whether that is season cannot be told without the year before.
swing-not-repeated = Within the year, the share who work indoors went between { $low } ({ $low_quarter }) and { $high } ({ $high_quarter }). A year before, the same quarters did not differ so ({ $low_before } and { $high_before }), so the season alone does not explain it.
next-outdoor = { $share } outdoors again
next-indoor = { $share } indoors
next-both = { $share } in both
transitions = { $place }, of those who worked outdoors { $period }, the following period found { $parts }; { $missed } were not met again, and nothing is known of them.
transitions-missed = { $place }, of those who worked outdoors { $period }, { $missed } were not met in the following period, and nothing is known of them.

## People reached and coverage

reach = { $place }, partners of the network reached about { $people ->
        [one] one person
       *[other] { $people } people
    } { $period }.
one-partner = { $place }, no number of people is shown { $period }: one partner alone works there, and its numbers are not shown.
reach-hidden = { $place }, the number of people reached { $period } is not shown: { $reason }.
reach-first-year = There is no year before to compare with.
reach-hidden-before = The number of the year before is not shown.
reach-up = That is about { $difference } more than a year before ({ $before }), more than chance explains.
reach-up-more-reports = That is about { $difference } more than a year before ({ $before }), but more of the reports due came in: { $complete_after }, against { $complete_before }.
reach-up-other-partners = That is about { $difference } more than a year before ({ $before }), but not all partners are the same: some opened or closed in between, or reported in one of the periods only.
reach-up-other-reports = That is about { $difference } more than a year before ({ $before }), but the number of reports is another one: { $received_after }, against { $received_before }.
reach-down = That is about { $difference } fewer than a year before ({ $before }), more than chance explains.
reach-down-fewer-reports = That is about { $difference } fewer than a year before ({ $before }), but fewer of the reports due came in: { $complete_after }, against { $complete_before }.
reach-down-other-partners = That is about { $difference } fewer than a year before ({ $before }), but not all partners are the same: some opened or closed in between, or reported in one of the periods only.
reach-down-other-reports = That is about { $difference } fewer than a year before ({ $before }), but the number of reports is another one: { $received_after }, against { $received_before }.
reach-unclear = A year before it was about { $before }: no clear change.
reach-unclear-fewer-reports = A year before it was about { $before }: no clear change, with fewer of the reports due ({ $complete_after }, against { $complete_before }).
coverage = This is { $share } of the { $of } people who are estimated to do sex work in the cities where partners work.
    .short = This is { $share } of the estimate for the cities where partners work.
coverage-above = This is { $share } of the { $of } people who are estimated to do sex work in the cities where partners work. It reaches above 100 % of the low estimate: the estimate is too low, or people come and go within the period.
coverage-no-range = This is { $point } of the { $of } people who are estimated to do sex work in the cities where partners work. The source gives no range, so the true figure is less certain than it looks.
coverage-none = There is no population estimate for the cities where partners work, so no coverage can be given.
coverage-old = The estimate is of { $year }; people have moved since.
coverage-part = Not every one of these cities was worked in for the whole period, while the estimate is that of all of them; the share is not comparable with that of a whole period.
coverage-unsealed = Codes are not sealed in the whole country, so that some people may be counted twice; the lowest share leaves out whoever was met on one day only.
national-share = Of the national estimate of { $year } ({ $of } people), partners met { $share }; this is not the coverage of the country.
national-share-no-range = Of the national estimate of { $year } ({ $of } people), partners met { $point }; this is not the coverage of the country.
target-none = { $place }, the network has declared no target for this period.
target-part = { $place }, the target of { $target } for “{ $indicator }” is not judged, since not every city was worked in for the whole period: { $share }.
target-met = { $place }, the target of { $target } for “{ $indicator }” was met: { $share }.
target-missed = { $place }, the target of { $target } for “{ $indicator }” was not met: { $share }.
target-within = { $place }, the target of { $target } for “{ $indicator }” lies within the interval, so neither met nor missed can be said: { $share }.
target-hidden = { $place }, the target of { $target } for “{ $indicator }” has no figure beside it that can be shown.

## Mobility

moves-within = { $place }, about { $people ->
        [one] one person was
       *[other] { $people } people were
    } met in one city and later in another { $period }.
moves-within-hidden = { $place }, the number of people who moved between cities { $period } is not shown: { $reason }.
other-city = Of all people reached, { $share } worked in another city of the country within twelve months.
moved-from = { $place } ({ $people })
moves-across = From partners of another country, at least these people came on to partners of this one { $period }: { $listed }.
    .short = At least these people were met before by partners of another country: { $listed }.
moves-across-hidden-all = Arrivals from countries with partners are not shown { $period }: { $hidden }.
moves-across-hidden = Not shown are arrivals from { $hidden }.
told-flows = { $place }, people told { $period } that they had come { $listed }.
told-none = { $place }, too few people told the same way { $period }.
corridors = Along the corridors that the network watches, people were met on both ends { $period }; the table says how many.
corridors-hidden = No corridor has enough people to be shown { $period }, or nobody could see them.
not-observed = What cannot be seen: people who are not met again, people who go where no partner works, and borders where one side does not seal its codes. A flow that is missing here is not a flow of nobody, and those that are shown are the least.
not-observed-country = The file of one country holds no crossing of a border; the regional edition does. People who were not met again are not seen at all.
reasons = { $place }, people who were asked { $period } why they moved named most often { $listed }.
reasons-none = { $place }, no reason for moving was given by enough people to be shown { $period }.
stays = Most often they mean to stay { $listed }.
told-and-linked = What people tell and what linkage sees are two measures of the same flow and are not added up. Not every form asks, so reasons are counts and no shares.
reference = Of people who work in several cities, members of TAMPEP named { $reference } in 2009, but over a working life, so that figure is no yardstick for a year.
reason-work-and-income = work and income
reason-clients-or-season = clients or season
reason-safety-or-police = safety or police
reason-war = war
reason-family = family
reason-documents = documents
reason-health-or-services = health or services
reason-other = another reason
stay-days = days
stay-weeks = weeks
stay-months = months
stay-longer = longer
stay-unknown = not known yet
flow-told = told
flow-linked = linked

## Services

services = { $place }, the services that the most people reached { $period } received were { $most }. Of the services shown, the fewest received { $rare }, which not everybody needs.
services-most = { $place }, the services that the most people reached { $period } received were { $most }.
services-none = { $place }, no service has enough people to be shown { $period }.
need-with-share = { $need } – { $people ->
        [one] one person
       *[other] { $people } people
    }, { $share }
need-shelter = shelter
need-legal = legal help
need-health = health care
need-documents = help with documents
need-psychosocial = psychosocial support
needs = Needs that people stated and that no service met in the period, most often: { $listed }.
    .short = Needs without a service, most often: { $listed }.
needs-none = Needs without a service are not shown: too few people stated one, or no form asks.
commodity = { $what } – { $amount } ({ $each } per person reached)
commodities = Given out { $period }: { $listed }.
referrals = About { $people ->
        [one] one person was
       *[other] { $people } people were
    } referred to another service { $period }; { $share } of them arrived at least once.
referrals-made = About { $people ->
        [one] one person was
       *[other] { $people } people were
    } referred to another service { $period }; how many arrived is not shown.
referrals-hidden = Referrals { $period } are not shown: too few people, or none.
injecting = Of those who were asked, { $share } inject drugs.
no-service-returns = No organisation has sent a yearly return, so nothing is known of which services there are.
no-service-returns-outside = Which services a region lacks is not in the edition for donors.
service-gaps-everywhere = { $place }, by the yearly returns of { $year }, in none of the regions that answered ({ $regions }) does anybody offer { $listed }.
service-gaps = { $place }, by the yearly returns of { $year }, every service is offered in at least one of the regions that answered ({ $regions }); the table says what is lacking where.
service-gaps-no-return = { $place }, no organisation has sent a yearly return, so nothing is known of which services there are.
service-gaps-not-known = { $place }, no region answered the yearly return of { $year }, so nothing is known of which services are lacking.

## Violations

violations = { $place }, about { $people ->
        [one] one person
       *[other] { $people } people
    } told partners { $period } of a violation of their rights.
    .short = About { $people ->
        [one] one person
       *[other] { $people } people
    } told of a violation of their rights; that is a count and no rate.
violations-hidden = { $place }, the number of people who told of a violation { $period } is not shown: { $reason }.
violation-kinds = What happened, most often: { $listed }.
perpetrators = Who did it: { $listed }.
violations-form = The year before it was about { $before }, but the form has changed since, so the two are not compared.
violations-broken = The year before it was about { $before }; the two are not compared, because the series is broken in between ({ $events }).
violations-other-partners = The year before it was about { $before }, but not all partners are the same: some opened or closed in between, or reported in one of the periods only. So the two are not compared.
violations-up-more-reports = The year before it was about { $before }; more people told of one, but more of the reports due came in: { $complete_after }, against { $complete_before }. That is not yet more violations.
violations-down-fewer-reports = The year before it was about { $before }; fewer people told of one, but fewer of the reports due came in: { $complete_after }, against { $complete_before }. That is not yet fewer violations.
violations-up = The year before it was about { $before }; more people told of one, beyond chance. That is not yet more violations.
violations-down = The year before it was about { $before }; fewer people told of one, beyond chance. That is not yet fewer violations.
violations-unclear = The year before it was about { $before }: no clear change.
violations-caveat = These are counts of people who told a partner, and no rate. Not every form asks, and many tell nobody.

## Control over working conditions

measure-control = decide on their own working conditions
measure-third-party-income = give part of their income to third parties
measure-condom-negotiation = can insist on condoms
measure-condom-confiscation = had condoms taken away
scope-people-reached = people reached
scope-people-who-work-outdoors = people who work outdoors
scope-local-scene = the local scene
scope-not-stated = not stated
no-returns = No organisation has sent a yearly return that says who decides about prices, condoms and income. Nothing else in this warehouse asks for it.
control = { $place }, { $organisations ->
        [one] the organisation that answered estimates
       *[other] the { $organisations } organisations that answered estimate
    } in the returns of { $year } for the people whom they reach: { $listed }.
control-none = { $place }, no organisation gave a figure in the returns of { $year }.
control-no-return = { $place }, no organisation has sent a yearly return that says who decides about prices, condoms and income.
control-differs = On these, organisations differ: { $listed }.

## Barriers

no-statements = No organisation has sent a yearly return with needs.
no-statements-outside = Statements of organisations are not in the edition for donors.
stated-needs = { $place }, organisations ranked as the most needed in { $year }: { $listed }.
stated-unknown = They say that they do not know enough about { $listed }.
unknown-men = men in sex work
unknown-trans-people = trans people in sex work
unknown-escort = escort work
unknown-border-zones = border zones
unknown-online = work that is found online

## Population size

population-none = { $place }, there is no national estimate of how many people do sex work.
population-old = { $place }, the national estimate in use is of { $year }: { $point } people ({ $source }). It is { $years } years old; people have moved since.
population-range = { $place }, the national estimate in use is of { $year }: { $point } people, between { $low } and { $high } ({ $source }).
population-single = { $place }, the national estimate in use is of { $year }: { $point } people ({ $source }). The source gives no range.
overlap = The network's own lists allow an estimate in { $shown } of { $tried } tries. Each is a lower bound, and none is used as a denominator.
overlap-none = The network's own lists allow no estimate ({ $tried } tries): too few people are on two lists.

## Voices, quality

voices = No text is drafted here. Send this draft to sex worker organisations, and let their words stand as they wrote them.
completeness-low = { $place }, only { $lowest } of the reports due came in { $period }. Read every figure of the country with care.
completeness-full = { $place }, all reports of the period came in, and in time.
completeness = { $place }, at least { $lowest } of the reports due came in every quarter; the lowest was { $period }. In time came at least { $late }.
not-recorded-setting-group = place of work ({ $share })
not-recorded-gender = gender ({ $share })
not-recorded-age-band = age ({ $share })
not-recorded-origin-code = country of origin ({ $share })
not-recorded-migrant-kind = national or migrant ({ $share })
not-recorded = { $place }, not recorded { $period }: { $listed }.
not-recorded-gap = { $place }, no partner reported { $period }, so nothing is known of what was not recorded.
not-recorded-few-people = { $place }, fewer than a hundred people were reached { $period }, too few for shares of what was not recorded.
not-recorded-no-base = { $place }, the number of people reached { $period } is not shown, so there are no shares of what was not recorded.
not-recorded-none = { $place }, so little was not recorded { $period } that it is too few to show, or none.
linkage-both = Of the people reached, { $match_key } were recognised by part of their code, and { $loose } could be one person with somebody else, so that there would be fewer.
linkage-key = Of the people reached, { $match_key } were recognised by part of their code.
linkage-loose = Of the people reached, { $loose } could be one person with somebody else, so that there would be fewer.
revisions-none = No published number of this network has been restated so far, so how large a revision may be is not known. Closed numbers change once a year at most.
revisions-hidden = Closed numbers were restated on { $days ->
        [one] one day
       *[other] { $days } days
    }; only what is shown or hidden changed, and no number.
revisions = Closed numbers were restated on { $days ->
        [one] one day
       *[other] { $days } days
    }: { $cells } cells changed, of people reached { $own } beside { $published } that are shown. A number that changed did so by { $typical } in the middle, and by { $largest } at most.
revisions-outside = Closed numbers change once a year at most. The list of changes is in the regional edition.
held = Held back in this release: { $listed }.
held-none = No table is held back in this release.
cannot-people = People reached are not all people who do sex work: who is not met is not counted.
cannot-national = Coverage of the served cities is not the coverage of a country.
cannot-cause = A change after an event is no proof that the event brought it.
cannot-small = Numbers carry small random changes, typically of one or two people, so parts may not add up; a dash hides a few people, or none.

## The meeting of 2012

mapping-audit = The meeting stated { $stated } people covered. The printed table adds up to { $printed }; { $missing } cannot be rebuilt from print. Without contacts and another group it is { $persons } people, and counts of one year alone make { $annual }.
survey = A survey printed with the mapping asked { $people } people in { $city } who work outdoors about the last { $months } months. Most frequent were: { $listed }. It is one city and { $people } people, and not representative: no share of it holds for others.
no-survey = The survey of violence is not in this file.
no-survey-outside = The survey of violence is not in the edition for donors.
mapping-cannot = What cannot be reproduced: the total that was stated, coverage of a country (the two estimates of the number of sex workers differ threefold and name no method), and any trend since 2012, because organisations then counted people over different spans of time.

## Methods

method-people = Partners record contacts without names; a sealed code lets a person be counted once. A person who was met in two countries counts in each.
method-protection = Every number of people went through disclosure control: small random changes, a threshold of five or ten, and at least two partners behind each number. A cell that has closed says the same in every later release but for the yearly restatement.
method-coverage = Coverage is the people reached divided by an estimate of how many there are, so it always has an interval: the low and the high estimate.
method-change = A change is called one only where zero lies outside its 95 % interval, widened by the random changes. Comparisons are with the same period of the year before, so that a season is not taken for a trend. Counts are compared as if chance decided who comes.
method-sentences = The sentences were drafted by rules from the published tables of one release; the words of the analyst stand in their own places. The last appendix names for every sentence, table and figure where it comes from.
term-people-reached = People met by partners of the network in a period, each counted once.
term-coverage = People reached, divided by the people estimated to be in the served cities; always with its interval.
term-population-estimate = How many people there are in a place, with its interval, year and source.
term-interval = Between which two numbers a figure can lie. Inside it, nothing has changed clearly.
term-setting = Where people work when they are met: outdoors, indoors, or only remotely.
term-constant-reporters = Partners that reported in both periods of a comparison.
term-migrant = A person who comes from another country, or from another region of the same one where a source counts so.
term-move = A person met in one place and next in another.
term-corridor = A pair of places between which people are known to move.
term-rights-violation = What a person tells of: violence, extortion, a refused service and the like.
term-referral = A person is shown, or taken, to a service that the partner does not offer itself.
term-service-package = Services that count together as one result, by the rule of a framework.
term-reporting-rate = Reports that came, divided by the reports that were expected.
term-few = Too few to show, or none.
term-gap = No partner reported. It is not a zero.
term-not-observable = No partner could have seen it.
term-closed-cell = A number whose time for late reports has passed.
term-restatement = Once a year closed numbers are computed anew, with what came late.
term-release = All published tables of one day.

## Changes, sources

changed-unknown = The last report was not given, so nothing is compared. Make this report with the list of sources of the last one.
changed-none = Every number of the last report (release { $release }, { $period }) still holds.
changed = Of the numbers of the last report (release { $release }, { $period }), { $revised } were revised, { $withdrawn } are no longer shown, and { $appeared } that were not shown are now.
changed-more = { $more ->
        [one] One more change is
       *[other] { $more } more changes are
    } not listed.
change-revised = revised
change-withdrawn = no longer shown
change-appeared = shown now
sources = Every line can be found in the published file of { $audience } in release { $release }. A filter leaves out “all”, which stands for a margin.

## Captions

table-events = Dated events in the period
table-gender = People reached by gender, { $period }
table-age-band = People reached by age, { $period }
table-migrants = People from another country and from elsewhere in the country, as shares of the people reached, { $period }
table-setting-parts = Change of the share who work indoors against the year before, in percentage points, and its parts, { $period }
table-reach = People reached and coverage of the served cities, { $period }
table-flows = Flows across borders, as people told and as linkage saw, { $period }
table-corridors = People met on both ends of a corridor, { $period }
table-services = People by service received, as shares of the people reached, { $period }
table-service-gaps = Services that nobody offers, by region, newest yearly returns
table-violations = People who told of a rights violation, by what happened, { $period }
table-control = Control over working conditions, as organisations estimate it, newest yearly returns
table-population = Estimates of how many people do sex work
table-partners = Monthly reports by partner, { $period }
table-mapping = The total of the 2012 mapping, step by step
table-mapping-returns = The printed table of the 2012 mapping; ranges stay ranges
table-survey = The survey of violence of 2012: { $people } people in one city, not representative
table-glossary = Words of this report
table-annex-reach = People reached by quarter
table-annex-settings = Where people work, by quarter, as shares of the people whose place of work is known
table-annex-indicators = Indicators over the estimate for the served cities, { $period }
table-changed = Numbers of the last report that changed
table-sources = Sources
figure-origins = People from another country by country of origin, { $period }
figure-settings = Shares of people who work indoors and outdoors, by quarter, { $period }
figure-reach = People reached by quarter, { $period }
figure-coverage = Coverage of the served cities with its interval, and targets, { $period }
figure-flows = Flows across borders, { $period }
figure-services = Services received, as shares of the people reached, { $period }
figure-violations = Rights violations reported, { $period }
figure-completeness = Reports received of those due, by quarter, { $period }

## Axes

axis-people = People
axis-origin = Country of origin
axis-quarter = Quarter
axis-share = Share of the people
axis-setting = Place of work
axis-country = Country
axis-coverage = Coverage
axis-target = Target
axis-known-how = How it is known
axis-service = Service
axis-violation = What happened
axis-completeness = Reports received of those due

## Text alternatives

alternative-origins = { $place }: { $listed }, the largest group first.
alternative-settings = { $place }: { $first } indoors in { $start }, { $last } in { $end }.
alternative-reach = { $place }: between { $low } and { $high } people a quarter.
alternative-coverage = { $label }: { $share }.
alternative-flow = { $origin } to { $destination }: { $people ->
        [one] one person
       *[other] { $people } people
    }
alternative-services = { $place }: from { $most } to { $least }.
alternative-violations = { $place }: most often { $kind } ({ $people }).
alternative-completeness = A line for each country; the text above names the lowest quarter.

## Heads of tables

head-day = Day
head-country = Country
head-event = Event
head-source = Source
head-gender = Gender
head-age-band = Age
head-cross-border = From another country
head-internal = From elsewhere in the country
head-not-recorded = Not recorded
head-change = Change
head-real = Real
head-who-reported = Who reported
head-where-reached = Where people were reached
head-how-reached = How people were reached
head-rest = Not explained
head-verdict = Verdict
head-people-reached = People reached
head-estimate = Estimate
head-coverage = Coverage
head-completeness = Reports received
head-from = From
head-to = To
head-told = People told
head-linked = Linkage saw
head-corridor = Corridor
head-arrived-in = Arrived in
head-people = People
head-service = Service
head-region = Region
head-nobody-offers = Nobody offers
head-violation = What happened
head-stated = Of the people concerned, so many …
head-of-whom = Of whom
head-range = Range
head-organisations = Gave it / answered
head-agreement = Do they agree
head-area = Area
head-year = Year
head-used = Used
head-partner = Partner
head-expected = Expected
head-received = Received
head-on-time = In time
head-step = Step
head-rebuilt = Rebuilt
head-difference = Less than stated
head-why = Why
head-organisation = Organisation
head-city = City
head-covered = Covered
head-unit = Unit
head-indoor-percent = Indoors, %
head-outdoor-percent = Outdoors, %
head-migrant-percent = Migrants, %
head-injects-percent = Inject drugs, %
head-act = What happened
head-share-of-asked = Of those asked
head-times-mean = Times, mean
head-times-range = Times, from – to
head-term = Term
head-meaning = Meaning
head-period = Period
head-indicator = Indicator
head-what = What
head-which = Which
head-changed-how = How
head-before = Before
head-now = Now
head-block = Block
head-rule = Rule
head-table = Table
head-filter = Filter
head-columns = Columns

## Places for the analyst's words

slot-summary = What the analyst adds to the summary
    .a = What should a reader do differently after this page?
    .b = Which of these sentences is the most important one, and why?
slot-scene = What changed in the scene
    .a = Laws and their use by police and courts: what is new?
    .b = Venues, platforms and prices: what opened, closed or moved?
    .c = War, borders and documents: what changed for people on the move?
slot-people = What the numbers by gender and age leave out
    .a = Whom do partners meet and not record?
    .b = Men and trans people: who works with them, and who does not?
slot-origins = What is behind the origins
    .a = Which groups are new, and what do they need first?
    .b = Which languages are missing in outreach?
slot-workplaces = What is behind the shift
    .a = What do outreach workers say of why people work where they do?
    .b = Which places does no partner reach?
slot-reach = What is behind coverage and targets
    .a = What stands in the way of the target?
    .b = Is the estimate still right?
slot-mobility = What is behind the moves
    .a = Which routes do people speak of that no partner can see?
    .b = What happens at borders?
slot-services = What is behind services and gaps
    .a = Which services closed, and which opened?
    .b = Where do referrals break off?
slot-violations = What is behind the violations
    .a = What do people say of reporting to the police?
    .b = Which cases were taken up, and by whom? Without anything by which a person could be known.
slot-control = What is behind the returns
    .a = Who decides about prices, condoms and clients?
    .b = What has changed since the last return?
slot-barriers-law = Barriers in law and its use
    .a = Fines, raids, deportation, registration: what keeps people away from services?
    .b = Condoms as evidence: does it happen?
slot-barriers-services = Barriers in services
    .a = Documents, insurance, language, opening hours, money?
    .b = Stigma: where, and by whom?
slot-population = What is known of the estimates
    .a = Who disagrees with the estimate, and why?
    .b = Is a new estimate planned?
slot-voices = In their words
    .a = Which number surprises you, and which one is wrong?
    .b = What is missing that you see every day?
    .c = What must not be done because of these numbers?
slot-recommendations-network = To the network and its partners
    .a = Which gap can partners close by themselves?
    .b = What should be recorded differently?
slot-recommendations-national = { $place }: to ministries, health services and police
    .a = Which law or practice should change?
    .b = Which service should be paid for, and by whom?
slot-recommendations-regional = To the region and its donors
    .a = What can no country do alone?
    .b = What should be funded for longer than a year?
slot-quality = What else a reader must know of the data
    .a = What happened at partners that missed reports?
    .b = Which numbers would you not quote?
slot-methods = What was done otherwise this time
    .a = New forms, new partners, new estimates?
