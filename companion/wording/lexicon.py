"""Words that mean much the same, words that mean the opposite, and words that say nothing of their own.

Written for what is said about mentoring: who wants and offers what, when, and what was agreed. Ours.
"""

# ruff: noqa: E501 -- lists of words read best as they stand.

from __future__ import annotations

SAME = """
want wish hope seek look aim plan intend desire ask need goal ambition eager keen strive after
offer bring give provide share teach contribute help support assist guide advise coach advice guidance
experience background knowledge expertise expert skilled skill familiar practice
speak talk say tell discuss conversation discussion speech language share explain
learn study grow develop develop improve strengthen build deepen practise progress
meet meeting session call catch
agree decide settle decision agreement arrange
free available availability time open suit suits slot slots overlap overlaps schedule schedules calendar
calendars
settle agree fix decide set sort
start begin launch kick opening
end finish close conclude stop complete
month monthly
week weekly
day daily
year yearly annual
often frequently regularly regular
before earlier previously prior ago
later afterwards
both two together each mutual common shared share same alike similar similarly
lead leadership leader head
manage management manager
confident confidence
present presentation presenting
write wrote written writing writes describe describes mention mentions note notes noted name names say
says state states
work works job role working
company firm organisation employer
team group crew
hard difficult tough challenge challenging struggle
worry worried concern concerned anxious afraid
happy glad pleased enjoy enjoys like
big large great
small little
important matters key central
next upcoming coming following
last previous recent recently latest
try attempt
finish finished done complete completed
due deadline
send sent share
reach achieve accomplish hit
check review revisit look
live based located location lives place site
close near nearby match fit fits suits
related connected linked relates touches
prefer preference preferences prefers preferred like likes liking rather favour favours
differ differs differed difference differences different differently unlike vary varies varied diverge diverges change changes changed
short brief
before beforehand
call phone ring
same alike similar similarly likewise equal equally identical resemble resembles
known know knows knew unknown
late overdue
later postpone postponed postpones defer deferred wait waits
action task todo
another other new
early soon
keep keeps kept stay stays stayed remain remains
leave leaves left leaving
went gone review reviewed reviewing examined
all every whole
hear heard told
lend lends hand hands offer help
use uses used using
fall falls lie lies
find found
way manner style fashion habit
suggest suggested recommend recommended recommendation advise advised propose proposed
"""

OPPOSITES = """
before|after
more|less
more|fewer
most|least
increase|decrease
start|stop
start|end
begin|end
begin|stop
early|late
first|last
always|never
always|sometimes
accept|decline
accept|reject
agree|disagree
agree|refuse
can|cannot
able|unable
with|without
high|low
all|none
many|few
large|small
new|old
join|leave
keep|drop
keep|stop
like|dislike
like|avoid
want|avoid
easy|hard
easy|difficult
strong|weak
public|private
possible|impossible
same|different
alike|different
alike|differ
same|differ
agree|differ
ahead|behind
done|open
done|overdue
done|late
finished|late
completed|late
finished|unfinished
success|failure
succeed|fail
confident|unsure
confident|nervous
daily|weekly
weekly|monthly
remote|onsite
online|in-person
internal|external
junior|senior
mentor|mentee
gain|lose
raise|lower
win|lose
close|far
both|neither
everything|nothing
everybody|nobody
morning|evening
morning|afternoon
ready|unready
safe|unsafe
"""

FRAME = """
a about above across actually again all almost along already also although am among an and another any are
aren't around as aside at away back based be became because become been being below beside besides between
beyond both but by
came can cannot clear clearly come comes could did do does doing done don't during each either else enough
especially etc even ever every everything exactly far first for from further get gets getting give given go
goes going good got had has have having he hence her here herself him himself his how however i if in
indeed inside instead into is it its itself just kind later lets lies like likely made mainly make makes
making many
matter matters may maybe me meanwhile might mine more moreover most much must my namely near nearly now of
off often on
once one ones only onto or other others otherwise ought our ourselves out over own part particular per
perhaps point
pair put quite rather really right said same says see seem seems seen several shall she should side since
so some
somebody someone something soon such sure take takes tend tends than that that's the their them themselves
then
there therefore these they thing things this those though through thus to too toward towards under until
up upon us very via was
way we well were what whatever when where whereas whether which while who whom whose why will wish with within
worth would yes yet you your yours yourself yourselves you're they're it's that's you've they've you'll
i'm let let's
match matched matching mentor mentee mentoring mentorship conversation talk topic start reason because
good fit
useful helpful basis ground area both kind person people side partner case fact programme
ahead answer answers question questions idea ideas choose chosen come meet line lines word words
"""

WANTING = """
want wish hope seek aim plan desire ask need goal intend like look learn strive keen eager work improve
strive interested request
"""
GIVING = """
offer bring give provide share teach contribute guide coach
"""
NEGATIONS = """
no not never none nobody nothing neither nor without cannot hardly barely scarcely lacks lack lacking
unable unlikely fails refuses avoid avoids instead rarely seldom
"""

SAYING = """
wish wishes hope want aim plan goal ask seek offer bring provide share give experience related relate relates
mention name write draw work towards use usefully learn ground know style help language touches
"""

# What phrases are made with, and what says nothing that could be false: left out of what must be borne out.
PHRASING = """
hands tell per around roughly approximately overall simply naturally nicely directly closely especially
explore exploring
connect connects connection benefit beneficial valuable value opportunity opportunities natural support
insight insights perspective perspectives practical path journey align aligns aligned alignment complement
complements
common pairing interest interested interests background build builds meet meets exactly answer answers
respond responds
speaks speak looking forward moment chance possible possibility possibly likewise similarly total hello
welcome
brings bringing lets allow allows means mean makes sense room note notice mind remember keep given giving
based
suggest suggests indicate indicates show shows pick picks shared sharing figure openly honestly overlap
overlaps
plenty something anything found finding turn turns expect expects serve serves touch touches deal deals
concern concerns
subject theme themes focus focuses centre center bring begin begins start starting light regard regarding
respect
term wrote written mentioned named reach reaching
terms place early soon first everyday easy easily straightforward nice great welcome strength strengths
profile sits sit set sets barrier step steps placed place back behind problem stand stands stood rest
rests cover covers covered
already discover compare swap exchange listen ask invite invites open opens bridge pick raise raises bring
link links
helpful handy apt suited suitable relevant fitting promising worthwhile concrete specific particular clear
plain solid
offer hear hearing read reads describe describes express expressed state stated list lists listed add adds
mention
add look looks looking see sees view views think thinking thought consider considers take takes turn turns
try tries
chat chats chatting discussion discussions exchange first next then step point points starting begin call
calls
happen happens exist exists stay stays leave leaves keep keeps hold holds follow follows support supported
guide
comes came going go goes gone put puts run runs size long short whole half part parts piece pieces
wonder curious comfortable easier simpler quickly slowly best better enough actually certainly indeed
quite fairly
arrange plan planning agree agreeing decide time times moment hour hours week weekly day days together apart
language languages usual usually each other able spoken communicate communication understand understanding
style styles approach approaches alike
similarity difference ground grounds field fields side sides match matches mentor mentee fit fits
request requests requested wished wanted wanting hoped hoping asked asking aimed aiming target targets
achieve achieving aspire aspires ambition ambitions love loved sights
contribution contributes down table told tells telling reads noted jotted entered
prefer preference preferences preferred
tie ties tied echo echoes mirror mirrors correspond corresponds parallel parallels resemble resembles
counterpart kindred relation relates
gave gives took takes taken made lent held kept got getting began begun ended
includes include included including contains contain
ago last lately beforehand afterwards due yet still
anyone anybody someone therefore hence thereby according judging besides additionally furthermore
we're we've i've he he'd they'd
respect respects regards concerning close action task day lend brought before past after need needs needed
"""

# Words that judge or bind: whoever phrases may not bring them along.
# People of whom nobody spoke: they stand in the source as they are, or they are brought along.
OTHERS = """
director directors manager managers boss bosses chief chiefs supervisor supervisors employer employers
promoter promoters sponsor sponsors
"""

JUDGING = """
best worst perfect perfectly ideal ideally greatest finest excellent outstanding brilliant amazing wonderful
guarantee guaranteed guarantees must always everybody everyone promised promises
"""

# Words that hold every sentence together and name nothing, whatever it is about.
CLOSED = """
a an the this that these those it its itself there here what which who whom whose when where why how whether
i me my mine we us our ours ourselves you your yours yourself yourselves he him his she her hers they them their
theirs each other another one ones both either neither all any some such none nobody nothing somebody someone
something anybody anyone anything everything every two
be am is are was were been being do does did doing done have has had having can could will would shall should may
might must let lets
and or but nor so yet if then than as because since while though although unless until whereas once
of in on at to for from by with without within into onto upon about above across after against along among around
before behind below beside besides between beyond during except inside like near off out outside over per through
throughout toward towards under up via down
not no never only just also too very quite rather even still already again ever else almost perhaps maybe really simply actually truly fairly currently
indeed likewise likely probably possibly therefore hence thus now well much more most less least many few
"""

# What a sentence may say about the two in words of its own: that one thing belongs to the other, and to talk about it.
LINKING = """
match matches matched matching fit fits fitting suit suits pair paired pairing link links linked connect connects
connected connection relate relates related relation touch touches speak speaks answer answers meet meets tie ties
reason reasons suggest suggested suggests brought together come comes came begin begins start starts started
starting point place placed topic topics subject question questions talk talking talks conversation conversations
discuss discussing explore ask tell tells say says said mention mentions mentioned name names named list lists listed
wrote write writes written note notes noted profile profiles wish wishes wished goal goals want wants wanted hope
hopes offer offers offered experience help helps support supports useful hand hands good ground side sides
mind told put set lies close natural programme mentor mentee mentorship first next know knows give gives given sit sits stand stands
judging going part role task idea need needs cover covers covered think thinks thought expect find finds
meeting meetings session sessions choose chose chosen thing things words thanks offering
"""

# Words that every sentence has, and that say something where a clause about somebody has no others.
ADDING = """
too there again already ever once long more most many only rather other others another before after during since while new still
even been done far soon always never often every everything everyone everybody
"""

# Those that do so in any clause that rests on neither a quotation nor a number.
ALWAYS_ADDING = """
others more most many everyone everybody everything
"""
