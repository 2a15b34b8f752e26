//! Verbs and their forms. A word that is not here is never read as a verb.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Which forms of a verb a word can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verb {
    /// Dictionary form.
    pub(super) lemma: &'static str,
    /// `sign`.
    pub(super) base: bool,
    /// `signs`.
    pub(super) third: bool,
    /// `signed`, `withdrew`.
    pub(super) past: bool,
    /// `signed`, `withdrawn`.
    pub(super) participle: bool,
    /// `signing`.
    pub(super) ing: bool,
    /// Whether base and third-person form are also common nouns: `attack`, `talks`.
    pub(super) noun: bool,
}

/// Words in `-ed` that are no verbs.
const NOT_PAST: &[&str] = &[
    "aged",
    "embed",
    "gifted",
    "hatred",
    "hundred",
    "indeed",
    "kindred",
    "naked",
    "rugged",
    "sacred",
    "shed",
    "so-called",
    "talented",
    "unprecedented",
    "wicked",
];

/// Regular verbs that are seldom nouns in the same form.
const REGULAR: &str = "abandon sever lob sever ask open degrade accommodate divert enhance specialize coincide save mitigate mend ascertain maneuver synchronize brutalize sow avenge sacrifice fill formulate mobilize legislate fabricate abolish accede please shock side cosign intervene rescind relent absorb accelerate accept accompany accomplish accuse achieve acknowledge acquire act \
adapt add address adjust admire admit adopt advance advise advocate affect affirm afford aggravate agree airlift align allege \
allocate allow alter amend analyze anger announce annex annoy answer anticipate apologize appear apply appoint appreciate \
approach approve arm arrange arrive assassinate assemble assert assess assign assist associate assume assure attach attain \
attend attract author authorize avoid await ban bar base beg behave believe belong blame block boast bolster bomb bombard \
boost border bother broadcast broker build bury calculate cancel capture carry cause cease celebrate censor challenge \
characterize chair cheer circulate cite claim clarify classify climb close coach co-found cofound collaborate collapse collect \
combine command commemorate comment commission commit compare compel compete compile complain complete comply compose concede \
conclude condemn conduct confer confess confine confirm confiscate confront congratulate connect conquer consider consist \
consolidate constitute construct consult contact contain contend continue contradict contribute convert convey convict convince \
cooperate coordinate cope correct corner counter create cripple criticize criticise cross curb cut declare decline decrease dedicate deepen \
defeat defect defend defuse define defy delay delegate deliver demonstrate denounce deny depart depend depict deplore deploy \
deport depose deprive derail describe deserve design designate destabilize destroy detain deteriorate determine develop devote \
dictate die differ direct disagree disappear disappoint disapprove disarm discourage discover discuss dismantle dismiss \
disperse displace display dispatch dispute disregard disrupt distance distribute divide divorce dominate downplay draft drag drop earn ease edit educate \
elect eliminate embarrass embrace emerge emphasize employ empower enable enact encourage endanger endorse enforce engage enjoy \
enlist enrage ensure enter entertain entitle equip erect erupt escalate establish evacuate evade evaluate evolve exacerbate \
exaggerate examine exceed exclude execute exercise exert exist expand expect expel explain explode exploit explore expose express \
extend extradite facilitate fail favor favour feature finance finalize finish fire flatter focus follow force form foster free frustrate fuel fulfil \
fulfill gain gather generate govern graduate grant greet guarantee guard guide hail halt hamper handle happen harass harm \
hate help hesitate highlight hijack hinder hire honor host house identify ignore illustrate imagine implement imply impose impress imprison \
improve include incorporate increase incite indicate infiltrate inflict influence inform infuriate inherit inhibit initiate \
injure inject insist inspect inspire install instruct insult integrate intend intensify interfere interpret interrupt intervene \
interview introduce invade invest investigate invite involve irritate isolate issue jail join judge jump justify kidnap kill \
kiss knock label lack land last launch learn legalize liberate lift limit linger link liquidate listen live lobby locate lock look \
loom lose love lower maintain manage manufacture march mark marry matter mediate meddle mention merge migrate minimize mislead monitor \
mourn move murder name narrow nationalize negotiate nominate normalize notice notify obey object oblige observe obstruct obtain \
occupy occur offend ok operate oppose oppress order organize organise orchestrate originate oust outlaw outline overlook oversee \
owe own pardon participate pass patrol penalize perceive perform permit persecute persist persuade place plead pledge plunder plunge poison \
portray pose possess postpone pour praise preach precede predict prefer prepare present preserve preside press pressure presume pretend \
prevail prevent proceed proclaim produce prohibit prolong promote prompt propel propose prosecute protect prove provide provoke \
publicize publish pull punish purchase pursue push qualify quell question quote rage raid raise rally ratify reach react reaffirm realize \
reassert reassure rebuff rebuild rebuke recall receive recognize recommend reconcile reconsider recover recruit reduce refer \
reflect refrain refuse regard register regret reinforce reiterate reject rejoin relate relax release relinquish relocate rely remain \
remark remember remind remove rename renew renounce reopen repair repatriate repay repeal repeat repel replace reply repress represent reproach \
request require rescue resemble resent reserve reside resign resist resolve respect respond restart restate restore restrain \
restrict result resume retain retaliate retire retreat retrieve reunite reveal reverse revise revive revoke rule ruin sabotage sack \
satisfy scold scrap seal search secure seem seize select separate serve settle shape share shell shelter show sign signal \
sideline smuggle solve speculate sponsor spur stabilize stage stand stage-manage start starve state stay stem stir stop storm strengthen stress \
stretch struggle studied study stifle subdue submit subsidize succeed sue suffer suggest summon supply suppress surrender surpass surprise surround \
survive suspect suspend sustain switch sympathize tackle target taunt tease tempt terminate terrorize testify thank threaten thrive \
thwart tighten tolerate topple torture track train transfer transform translate transmit transport travel treat trigger trust try turn \
unblock undergo underline undermine underscore unify unite unleash unveil update uphold upset urge use usher utilize vacate venerate verify veto view vilify \
violate visit vow waive wage wait walk want warn waste watch weaken welcome widen wield wish withhold witness work worry worsen wound yield \
found advocate oppose lambast lambaste chastise chide castigate slam decry deride mock ridicule applaud commend laud lash back disavow \
disown rebut refute downplay retort quip muse note add chant explain elaborate disclose divulge allege opine surmise figure infer \
recount narrate stipulate envisage envision foresee contemplate ponder weigh aim aspire seek attempt endeavor venture dare choose opt elect decide \
volunteer offer promise guarantee vow swear undertake prepare plan plot conspire collude connive helm headquarter station camp root \
base situate locate overthrow dethrone impeach inaugurate anoint crown ordain knight demote promote reappoint re-elect reelect \
reject rebuff snub spurn shun boycott blockade blacklist sanction embargo fine tax quarantine arrest detain apprehend intern handcuff \
raid storm ambush shoot strafe shell nuke hack spy wiretap eavesdrop assault stab batter bludgeon behead bulldoze raze torch loot ransack \
export import ship sell trade barter lend lease rent borrow fund bankroll underwrite donate sponsor subsidise supply equip arm train mentor \
condole console comfort congratulate salute praise phone telephone call text email write cable wire fax host receive entertain";

/// Regular verbs whose base and third-person forms are also common nouns.
const NOUNISH: &str = "aid aim airlift ambush answer appeal approach arm arrest assault attack attempt auction award back balance ban \
bar base battle benefit bid blame blast block blockade bomb boost border boycott break brand breach cable call camp campaign care cause caution \
challenge chair change charge cheer claim clash close coach combat command comment commission compromise concern condition conflict contact contest \
contract control coup cost counter cover credit cross cut damage dare date deal debate decline decree decrease defeat delay delegate demand design \
desire detail direct dispatch dispute display distance divide divorce document doubt draft dream drop embargo embrace encounter end escape \
estimate excuse exile experience exploit export express face favor favour fear feature feud fight figure file finance fine finish fire flight flood focus \
force form frame free fuel function fund gain gamble govern grant guarantee guard guide halt harbor harbour harm hate head help highlight hike honor hope host \
house import impact increase influence insult intern interview issue jail judge jump label lack land last launch lead lease leave limit link lobby look \
love march mark market marshal master match matter measure mediate mention mine mistake mock monitor mount move murder name need note notice object \
offer order park part partner pass patrol pause phone picture place plan play pledge plot plunge poison position post pose pour practice praise present \
press pressure prevail price probe process produce profit program project promise protest purchase push question quiz quote race raid rage raise rally range \
rate reach rebuke rebel rebound rebuff recall record recruit reform refuge refund regard regret release remark rent repair repeal reply report request rescue \
research side reserve resort respect rest result retreat return reverse review reward ring riot risk rival root ruin rule run rush sack sabotage salute sanction scale \
scheme scold score scrap search seal season seat sense serve set share shell shelter shift ship shoot shop show siege sign signal slam slap slash slate smile snub \
sound spark speed spell split sponsor spot spur stage stake stand start state station stay steal steer stem step stir stop storm stress stretch strike \
struggle study subject suit supply support surge surprise surrender surround suspect swap swing switch table target task tax tease test text thank thaw threat title toast \
torture total touch tour track trade train transfer transit transport travel treat trigger trip trouble trust try turn update upset use value venture veto view visit voice \
volunteer vote vow wage wait walk want warrant waste watch weight welcome wish witness wonder work worry wound yield talk meet write play raise plan permit state answer";

/// Irregular verbs: base, past, participle. Forms with the same spelling are listed each.
const IRREGULAR: &str = "arise arose arisen,awake awoke awoken,bear bore born,beat beat beaten,become became become,begin began begun,\
bend bent bent,bet bet bet,bid bid bid,bind bound bound,bite bit bitten,bleed bled bled,blow blew blown,break broke broken,\
breed bred bred,bring brought brought,build built built,burn burned burned,buy bought bought,cast cast cast,catch caught caught,\
choose chose chosen,come came come,cost cost cost,creep crept crept,cut cut cut,deal dealt dealt,dig dug dug,draw drew drawn,\
drink drank drunk,drive drove driven,eat ate eaten,fall fell fallen,feed fed fed,feel felt felt,fight fought fought,find found found,\
flee fled fled,fly flew flown,forbid forbade forbidden,foresee foresaw foreseen,forget forgot forgotten,forgive forgave forgiven,\
freeze froze frozen,get got got,give gave given,go went gone,grow grew grown,hang hung hung,hear heard heard,hide hid hidden,\
hit hit hit,hold held held,hurt hurt hurt,keep kept kept,know knew known,lay laid laid,lead led led,leave left left,lend lent lent,\
let let let,lie lay lain,lose lost lost,make made made,mean meant meant,meet met met,mislead misled misled,outlaw outlawed outlawed,\
overcome overcame overcome,oversee oversaw overseen,overthrow overthrew overthrown,overtake overtook overtaken,pay paid paid,\
prove proved proven,put put put,quit quit quit,read read read,rebuild rebuilt rebuilt,repay repaid repaid,ride rode ridden,ring rang rung,\
rise rose risen,run ran run,say said said,see saw seen,seek sought sought,sell sold sold,send sent sent,set set set,shake shook shaken,\
shoot shot shot,show showed shown,shrink shrank shrunk,shut shut shut,sing sang sung,sink sank sunk,sit sat sat,sleep slept slept,\
slide slid slid,speak spoke spoken,speed sped sped,spend spent spent,spin spun spun,split split split,spread spread spread,\
spring sprang sprung,stand stood stood,steal stole stolen,stick stuck stuck,strike struck struck,strive strove striven,swear swore sworn,\
sweep swept swept,swim swam swum,swing swung swung,take took taken,teach taught taught,tear tore torn,tell told told,think thought thought,\
throw threw thrown,undergo underwent undergone,understand understood understood,undertake undertook undertaken,uphold upheld upheld,\
wear wore worn,weep wept wept,win won won,withdraw withdrew withdrawn,withhold withheld withheld,withstand withstood withstood,\
write wrote written,bestow bestowed bestowed,broadcast broadcast broadcast,upset upset upset,beset beset beset,rewrite rewrote rewritten,\
retake retook retaken,remake remade remade,redraw redrew redrawn,resell resold resold,re-elect re-elected re-elected";

/// Verbs that double their last consonant before `-ed` and `-ing`.
const DOUBLING: &str = "abet admit ban bar beg commit compel concur confer control cut defer deter dispel drag drop equip expel grab hit incur \
infer jam job jog kidnap knit let mob nod occur omit outwit patrol permit pin plan plot prefer propel quit rebel rebut recur refer regret \
remit repel rob rub run scrap set ship shop shun shut sit slam slap slip snap spin split spot spur stab stem step stir stop strip submit swap swim \
tap top transfer transmit trap trim trot tug wed win wrap sin scan plug";

static FORMS: LazyLock<HashMap<String, Verb>> = LazyLock::new(build);

/// The verb that a word in lower case can be a form of.
///
/// *Be*, *have*, *do* and the modals are not here: they are closed classes.
pub(super) fn verb(word: &str) -> Option<Verb> {
    FORMS.get(word).copied().or_else(|| american(word)).or_else(|| unknown_past(word))
}

/// The verb behind a British spelling: `apologise`, `organised`.
fn american(word: &str) -> Option<Verb> {
    let at = ["ise", "ised", "ises", "ising"].iter().find_map(|end| word.strip_suffix(end).map(str::len))?;
    FORMS.get(&format!("{}iz{}", &word[..at], &word[at + 2..])).copied()
}

/// The past of a verb that the lexicon does not have: enough to see where a noun phrase ends. Its lemma is empty.
fn unknown_past(word: &str) -> Option<Verb> {
    let past = word.len() > 5
        && word.ends_with("ed")
        && !word.ends_with("eed")
        && !NOT_PAST.contains(&word)
        && !word.starts_with("un");
    past.then_some(Verb { lemma: "", base: false, third: false, past: true, participle: true, ing: false, noun: false })
}

fn build() -> HashMap<String, Verb> {
    let mut forms = HashMap::with_capacity(6000);
    for triple in IRREGULAR.split(',') {
        let mut parts = triple.split_ascii_whitespace();
        if let (Some(lemma), Some(past), Some(participle)) = (parts.next(), parts.next(), parts.next()) {
            inflect(&mut forms, lemma, Some((past, participle)));
        }
    }
    for lemma in REGULAR.split_ascii_whitespace().chain(NOUNISH.split_ascii_whitespace()) {
        if !NOT_VERBS.contains(&lemma) && !forms.get(lemma).is_some_and(|v| v.base && v.lemma == lemma) {
            inflect(&mut forms, lemma, None);
        }
    }
    for lemma in NOUNISH.split_ascii_whitespace() {
        for form in [lemma.to_owned(), third(lemma)] {
            if let Some(verb) = forms.get_mut(&form) {
                verb.noun = true;
            }
        }
    }
    forms
}

/// Nouns beside the list of verbs that are never verbs in news.
const NOT_VERBS: &[&str] = &["coup", "flight", "threat", "weight", "studied"];

fn inflect(forms: &mut HashMap<String, Verb>, lemma: &'static str, irregular: Option<(&'static str, &'static str)>) {
    let regular = past(lemma);
    let (past, participle) = irregular.map_or((regular.clone(), regular), |(p, q)| (p.to_owned(), q.to_owned()));
    let mut add = |form: String, set: fn(&mut Verb)| {
        let verb = forms.entry(form).or_insert(Verb {
            lemma,
            base: false,
            third: false,
            past: false,
            participle: false,
            ing: false,
            noun: false,
        });
        // A form of two verbs (`left`, `found`, `saw`) keeps the verb that came first.
        if verb.lemma == lemma {
            set(verb);
        }
    };
    add(lemma.to_owned(), |v| v.base = true);
    add(third(lemma), |v| v.third = true);
    add(past, |v| v.past = true);
    add(participle, |v| v.participle = true);
    add(ing(lemma), |v| v.ing = true);
}

fn is_vowel(c: u8) -> bool {
    matches!(c, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Whether the last letter is a `y` after a consonant, as in `deny`.
fn ends_in_weak_y(lemma: &str) -> bool {
    let bytes = lemma.as_bytes();
    bytes.len() > 2 && bytes[bytes.len() - 1] == b'y' && !is_vowel(bytes[bytes.len() - 2])
}

fn third(lemma: &str) -> String {
    if ends_in_weak_y(lemma) {
        format!("{}ies", &lemma[..lemma.len() - 1])
    } else if ["s", "x", "z", "ch", "sh", "go", "do", "to"].iter().any(|end| lemma.ends_with(end)) {
        format!("{lemma}es")
    } else {
        format!("{lemma}s")
    }
}

fn doubles(lemma: &str) -> bool {
    DOUBLING.split_ascii_whitespace().any(|l| l == lemma)
}

fn past(lemma: &str) -> String {
    if lemma.ends_with('e') {
        format!("{lemma}d")
    } else if ends_in_weak_y(lemma) {
        format!("{}ied", &lemma[..lemma.len() - 1])
    } else if doubles(lemma) {
        format!("{lemma}{}ed", &lemma[lemma.len() - 1..])
    } else {
        format!("{lemma}ed")
    }
}

fn ing(lemma: &str) -> String {
    if let Some(stem) = lemma.strip_suffix("ie") {
        format!("{stem}ying")
    } else if lemma.ends_with('e') && !lemma.ends_with("ee") && !lemma.ends_with("ye") {
        format!("{}ing", &lemma[..lemma.len() - 1])
    } else if doubles(lemma) {
        format!("{lemma}{}ing", &lemma[lemma.len() - 1..])
    } else {
        format!("{lemma}ing")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_belong_to_their_lemma() {
        for (form, lemma) in [
            ("signed", "sign"),
            ("denies", "deny"),
            ("denied", "deny"),
            ("withdrew", "withdraw"),
            ("withdrawing", "withdraw"),
            ("expelled", "expel"),
            ("vetoes", "veto"),
            ("died", "die"),
            ("dying", "die"),
            ("led", "lead"),
            ("visited", "visit"),
            ("agreed", "agree"),
            ("agreeing", "agree"),
            ("accusing", "accuse"),
            ("passes", "pass"),
            ("met", "meet"),
            ("founded", "found"),
            ("apologised", "apologize"),
        ] {
            assert_eq!(verb(form).map(|v| v.lemma), Some(lemma), "{form}");
        }
        assert_eq!(verb("treaty"), None);
        assert_eq!(verb("forces").map(|v| v.noun), Some(true));
        assert_eq!(verb("signed").map(|v| (v.past, v.participle, v.base)), Some((true, true, false)));
        assert_eq!(verb("withdrawn").map(|v| (v.past, v.participle)), Some((false, true)));
    }
}
