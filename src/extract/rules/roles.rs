//! Titles, offices and jobs that stand before or after a person's name.

use RoleKind as K;
use Seat as S;
use std::cmp::Ordering;

/// What kind of role a title is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoleKind {
    /// An office of state or party: `President`, `Senator`.
    Political,
    /// A rank or command: `Gen.`, `Admiral`.
    Military,
    /// A rank or post in the police.
    Police,
    /// A post at a university: `Professor`.
    Academic,
    /// A form of address that says nothing of an office: `Mr.`, `Sir`, `Dr.`.
    Honorific,
    /// An office of a religion: `Pope`, `Imam`.
    Religious,
    /// A throne: `King`, `Crown Prince`.
    Royal,
    /// An office of the law: `Judge`.
    Legal,
    /// A job: `director`, `analyst`, `singer`.
    Job,
    /// A relation to another person: `wife`, `predecessor`.
    Kin,
}

/// In what a role is typically held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Seat {
    /// A country: `president`.
    Country,
    /// A country's government or one of its ministries: `foreign minister`.
    Government,
    /// A legislature: `senator`.
    Legislature,
    /// A city, province or state of a federation: `mayor`.
    Place,
    /// Some organisation: `director`.
    Organization,
    /// Armed forces.
    Military,
    /// A court.
    Court,
    /// A religious community.
    Religion,
    /// Nothing: `Mr.`, `wife`.
    Nowhere,
}

/// A title, office or job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    /// Its words, lower case, joined by single spaces or hyphens as usually written.
    pub words: &'static str,
    /// What kind it is.
    pub kind: RoleKind,
    /// In what it is typically held.
    pub seat: Seat,
}

const fn role(words: &'static str, kind: RoleKind, seat: Seat) -> Role {
    Role { words, kind, seat }
}

/// Words before a role that belong to it without changing which role it is; sorted.
pub const QUALIFIERS: &[&str] = &[
    "acting",
    "assistant",
    "associate",
    "chief",
    "current",
    "deputy",
    "ex",
    "executive",
    "first",
    "former",
    "honorary",
    "incoming",
    "incumbent",
    "interim",
    "junior",
    "late",
    "longtime",
    "new",
    "newly",
    "outgoing",
    "retired",
    "senior",
    "sitting",
    "then",
    "veteran",
    "vice",
];

/// The role of exactly these words, in any case: `Prime Minister`.
#[must_use]
pub fn find(words: &str) -> Option<&'static Role> {
    ROLES.binary_search_by(|role| super::folded(role.words, words)).ok().map(|at| &ROLES[at])
}

/// The longest role that begins at word `at` of `word`, with the number of words it takes.
///
/// `word` gives the text's words by index and nothing past its end. Hyphens that the tokens split off are words of their own:
/// `secretary-general` is three.
pub fn longest_at<'t>(at: usize, word: impl Fn(usize) -> Option<&'t str>) -> Option<(&'static Role, usize)> {
    let first = word(at)?;
    let from = ROLES.partition_point(|role| super::folded(role.words, first) == Ordering::Less);
    if !ROLES.get(from).is_some_and(|role| super::begins(role.words, first)) {
        return None;
    }
    let mut key = String::new();
    let mut best = None;
    for length in 1..=MOST_WORDS {
        let Some(next) = word(at + length - 1) else { break };
        if length > 1 && next != "-" && !key.ends_with('-') {
            key.push(' ');
        }
        key.extend(next.chars().flat_map(char::to_lowercase));
        let from = ROLES.partition_point(|role| role.words < key.as_str());
        match ROLES.get(from) {
            Some(role) if role.words == key => best = Some((role, length)),
            Some(role) if role.words.starts_with(&key) => {}
            _ => break,
        }
    }
    best
}

/// The plural of a role, `presidents`, `prime ministers`, in any case: the role in the singular.
#[must_use]
pub fn find_plural(words: &str) -> Option<&'static Role> {
    let key = words.to_lowercase();
    let single =
        key.strip_suffix("men").map(|s| format!("{s}man")).or_else(|| key.strip_suffix('s').map(str::to_owned))?;
    find(&single)
}

/// Most words that a role of the table has, hyphens counted.
const MOST_WORDS: usize = 6;

/// Every role, sorted by its words.
#[rustfmt::skip]
pub const ROLES: &[Role] = &[
    role("abbot", K::Religious, S::Religion), role("academician", K::Academic, S::Organization),
    role("acting director", K::Job, S::Organization), role("acting president", K::Political, S::Country),
    role("acting prime minister", K::Political, S::Country), role("activist", K::Job, S::Organization),
    role("actor", K::Job, S::Organization), role("actor-director", K::Job, S::Organization),
    role("actress", K::Job, S::Organization), role("adm.", K::Military, S::Military),
    role("admiral", K::Military, S::Military), role("adviser", K::Job, S::Organization),
    role("advisor", K::Job, S::Organization), role("advocate", K::Legal, S::Court),
    role("agent", K::Police, S::Organization), role("agriculture minister", K::Political, S::Government),
    role("agriculture secretary", K::Political, S::Government), role("aide", K::Job, S::Organization),
    role("air chief marshal", K::Military, S::Military), role("air marshal", K::Military, S::Military),
    role("airman", K::Military, S::Military), role("alderman", K::Political, S::Legislature),
    role("ally", K::Kin, S::Nowhere), role("ambassador", K::Political, S::Government),
    role("analyst", K::Job, S::Organization), role("anchor", K::Job, S::Organization),
    role("anthropologist", K::Job, S::Organization), role("archaeologist", K::Job, S::Organization),
    role("archbishop", K::Religious, S::Religion), role("archdeacon", K::Religious, S::Religion),
    role("archduke", K::Royal, S::Country), role("architect", K::Job, S::Organization),
    role("arms dealer", K::Job, S::Organization), role("arms trader", K::Job, S::Organization),
    role("army chief", K::Military, S::Military), role("artist", K::Job, S::Organization),
    role("assemblyman", K::Political, S::Legislature), role("assemblywoman", K::Political, S::Legislature),
    role("assistant coach", K::Job, S::Organization), role("assistant director", K::Job, S::Organization),
    role("assistant professor", K::Academic, S::Organization),
    role("assistant secretary", K::Political, S::Government),
    role("assistant secretary of state", K::Political, S::Government),
    role("associate director", K::Job, S::Organization), role("associate justice", K::Legal, S::Court),
    role("associate professor", K::Academic, S::Organization), role("astronaut", K::Job, S::Organization),
    role("astronomer", K::Job, S::Organization), role("attorney", K::Legal, S::Court),
    role("attorney general", K::Political, S::Government), role("auditor general", K::Political, S::Government),
    role("aunt", K::Kin, S::Nowhere), role("author", K::Job, S::Organization),
    role("ayatollah", K::Religious, S::Religion), role("backbencher", K::Political, S::Legislature),
    role("banker", K::Job, S::Organization), role("baron", K::Honorific, S::Nowhere),
    role("baroness", K::Honorific, S::Nowhere), role("barrister", K::Legal, S::Court),
    role("bassist", K::Job, S::Organization), role("billionaire", K::Job, S::Organization),
    role("billionaire investor", K::Job, S::Organization), role("biographer", K::Job, S::Organization),
    role("biologist", K::Job, S::Organization), role("bishop", K::Religious, S::Religion),
    role("blogger", K::Job, S::Organization), role("bodyguard", K::Job, S::Organization),
    role("boss", K::Job, S::Organization), role("boxer", K::Job, S::Organization),
    role("boyfriend", K::Kin, S::Nowhere), role("brig gen", K::Military, S::Military),
    role("brig. gen.", K::Military, S::Military), role("brigadier", K::Military, S::Military),
    role("brigadier general", K::Military, S::Military), role("broadcaster", K::Job, S::Organization),
    role("brother", K::Religious, S::Religion), role("brother-in-law", K::Kin, S::Nowhere),
    role("budget director", K::Political, S::Government), role("businessman", K::Job, S::Organization),
    role("businesswoman", K::Job, S::Organization), role("c.e.o.", K::Job, S::Organization),
    role("caliph", K::Religious, S::Religion), role("campaign chairman", K::Political, S::Organization),
    role("campaign manager", K::Political, S::Organization), role("candidate", K::Political, S::Country),
    role("capt", K::Military, S::Military), role("capt.", K::Military, S::Military),
    role("captain", K::Job, S::Organization), role("cardinal", K::Religious, S::Religion),
    role("caretaker prime minister", K::Political, S::Country), role("cartoonist", K::Job, S::Organization),
    role("ceo", K::Job, S::Organization), role("cfo", K::Job, S::Organization),
    role("chair", K::Political, S::Organization), role("chairman", K::Political, S::Organization),
    role("chairperson", K::Political, S::Organization), role("chairwoman", K::Political, S::Organization),
    role("champion", K::Job, S::Organization), role("chancellor", K::Political, S::Country),
    role("chancellor of the exchequer", K::Political, S::Government), role("chaplain", K::Religious, S::Religion),
    role("chargé d'affaires", K::Political, S::Government), role("chef", K::Job, S::Organization),
    role("chemist", K::Job, S::Organization), role("chess champion", K::Job, S::Organization),
    role("chief", K::Job, S::Organization), role("chief diplomat", K::Political, S::Government),
    role("chief economist", K::Job, S::Organization), role("chief executive", K::Job, S::Organization),
    role("chief executive officer", K::Job, S::Organization),
    role("chief financial officer", K::Job, S::Organization), role("chief inspector", K::Police, S::Organization),
    role("chief judge", K::Legal, S::Court), role("chief justice", K::Legal, S::Court),
    role("chief marshal", K::Military, S::Military), role("chief negotiator", K::Political, S::Country),
    role("chief of staff", K::Political, S::Government), role("chief operating officer", K::Job, S::Organization),
    role("chief prosecutor", K::Political, S::Government), role("chief rabbi", K::Religious, S::Religion),
    role("chief superintendent", K::Police, S::Organization), role("cia director", K::Police, S::Organization),
    role("circuit judge", K::Legal, S::Court), role("cleric", K::Religious, S::Religion),
    role("cmdr.", K::Military, S::Military), role("co-chairman", K::Political, S::Organization),
    role("co-founder", K::Job, S::Organization), role("co-owner", K::Job, S::Organization),
    role("coach", K::Job, S::Organization), role("cofounder", K::Job, S::Organization),
    role("col", K::Military, S::Military), role("col.", K::Military, S::Military),
    role("colleague", K::Kin, S::Nowhere), role("colonel", K::Military, S::Military),
    role("columnist", K::Job, S::Organization), role("comedian", K::Job, S::Organization),
    role("commander", K::Military, S::Military), role("commander in chief", K::Military, S::Military),
    role("commander-in-chief", K::Military, S::Military), role("commentator", K::Job, S::Organization),
    role("commerce secretary", K::Political, S::Government),
    role("commission president", K::Political, S::Organization), role("commissioner", K::Political, S::Place),
    role("commodore", K::Military, S::Military), role("composer", K::Job, S::Organization),
    role("comptroller", K::Political, S::Government), role("comrade", K::Honorific, S::Nowhere),
    role("conductor", K::Job, S::Organization), role("congressman", K::Political, S::Legislature),
    role("congresswoman", K::Political, S::Legislature), role("constable", K::Police, S::Organization),
    role("consul", K::Political, S::Government), role("consul general", K::Political, S::Government),
    role("consultant", K::Job, S::Organization), role("contributor", K::Job, S::Organization),
    role("corporal", K::Military, S::Military), role("correspondent", K::Job, S::Organization),
    role("cosmonaut", K::Job, S::Organization), role("council president", K::Political, S::Organization),
    role("councillor", K::Political, S::Legislature), role("councilman", K::Political, S::Legislature),
    role("councilor", K::Political, S::Legislature), role("councilwoman", K::Political, S::Legislature),
    role("count", K::Honorific, S::Nowhere), role("counterpart", K::Kin, S::Nowhere),
    role("countess", K::Honorific, S::Nowhere), role("cousin", K::Kin, S::Nowhere),
    role("cpl.", K::Military, S::Military), role("cricketer", K::Job, S::Organization),
    role("crime boss", K::Job, S::Organization), role("critic", K::Job, S::Organization),
    role("crown prince", K::Royal, S::Country), role("crown princess", K::Royal, S::Country),
    role("culture minister", K::Political, S::Government), role("curator", K::Job, S::Organization),
    role("cyclist", K::Job, S::Organization), role("czar", K::Royal, S::Country),
    role("dalai lama", K::Religious, S::Religion), role("dame", K::Honorific, S::Nowhere),
    role("dancer", K::Job, S::Organization), role("daughter", K::Kin, S::Nowhere),
    role("deacon", K::Religious, S::Religion), role("dean", K::Academic, S::Organization),
    role("defence lawyer", K::Legal, S::Court), role("defence minister", K::Political, S::Government),
    role("defence secretary", K::Political, S::Government), role("defendant", K::Job, S::Organization),
    role("defender", K::Job, S::Organization), role("defense attorney", K::Legal, S::Court),
    role("defense lawyer", K::Legal, S::Court), role("defense minister", K::Political, S::Government),
    role("defense secretary", K::Political, S::Government), role("delegate", K::Political, S::Legislature),
    role("democratic nominee", K::Political, S::Country), role("deputy", K::Political, S::Legislature),
    role("deputy attorney general", K::Political, S::Government),
    role("deputy chairman", K::Political, S::Organization), role("deputy crown prince", K::Royal, S::Country),
    role("deputy defense minister", K::Political, S::Government), role("deputy director", K::Job, S::Organization),
    role("deputy foreign minister", K::Political, S::Government), role("deputy governor", K::Political, S::Place),
    role("deputy leader", K::Political, S::Organization), role("deputy mayor", K::Political, S::Place),
    role("deputy minister", K::Political, S::Government), role("deputy prime minister", K::Political, S::Country),
    role("deputy prosecutor", K::Legal, S::Court), role("deputy secretary", K::Political, S::Government),
    role("deputy secretary general", K::Political, S::Organization),
    role("deputy secretary of state", K::Political, S::Government),
    role("deputy sheriff", K::Police, S::Organization), role("deputy spokesman", K::Political, S::Organization),
    role("deputy spokeswoman", K::Political, S::Organization), role("designer", K::Job, S::Organization),
    role("detective", K::Police, S::Organization), role("detective inspector", K::Police, S::Organization),
    role("dictator", K::Political, S::Country), role("diplomat", K::Political, S::Government),
    role("director", K::Job, S::Organization), role("director general", K::Political, S::Organization),
    role("director-general", K::Political, S::Organization), role("dissident", K::Job, S::Organization),
    role("district attorney", K::Legal, S::Court), role("district governor", K::Political, S::Place),
    role("district judge", K::Legal, S::Court), role("doctor", K::Honorific, S::Nowhere),
    role("don", K::Honorific, S::Nowhere), role("doña", K::Honorific, S::Nowhere),
    role("dr", K::Honorific, S::Nowhere), role("dr.", K::Honorific, S::Nowhere),
    role("driver", K::Job, S::Organization), role("drug czar", K::Political, S::Government),
    role("drug lord", K::Job, S::Organization), role("drummer", K::Job, S::Organization),
    role("duchess", K::Royal, S::Country), role("duke", K::Royal, S::Country), role("earl", K::Honorific, S::Nowhere),
    role("economist", K::Job, S::Organization), role("economy minister", K::Political, S::Government),
    role("editor", K::Job, S::Organization), role("editor in chief", K::Job, S::Organization),
    role("editor-in-chief", K::Job, S::Organization), role("education minister", K::Political, S::Government),
    role("education secretary", K::Political, S::Government),
    role("emeritus professor", K::Academic, S::Organization), role("emir", K::Royal, S::Country),
    role("emperor", K::Royal, S::Country), role("empress", K::Royal, S::Country),
    role("energy minister", K::Political, S::Government), role("energy secretary", K::Political, S::Government),
    role("engineer", K::Job, S::Organization), role("ensign", K::Military, S::Military),
    role("entrepreneur", K::Job, S::Organization), role("environment minister", K::Political, S::Government),
    role("envoy", K::Political, S::Government), role("epidemiologist", K::Job, S::Organization),
    role("esquire", K::Honorific, S::Nowhere), role("essayist", K::Job, S::Organization),
    role("european commission president", K::Political, S::Organization),
    role("excellency", K::Honorific, S::Nowhere), role("executive director", K::Job, S::Organization),
    role("executive editor", K::Job, S::Organization), role("executive secretary", K::Political, S::Organization),
    role("expert", K::Job, S::Organization), role("explorer", K::Job, S::Organization),
    role("eyewitness", K::Job, S::Organization), role("farmer", K::Job, S::Organization),
    role("fashion designer", K::Job, S::Organization), role("father", K::Religious, S::Religion),
    role("father-in-law", K::Kin, S::Nowhere), role("fbi director", K::Police, S::Organization),
    role("federal judge", K::Legal, S::Court), role("fellow", K::Academic, S::Organization),
    role("fiance", K::Kin, S::Nowhere), role("fiancee", K::Kin, S::Nowhere), role("fiancé", K::Kin, S::Nowhere),
    role("fiancée", K::Kin, S::Nowhere), role("field marshal", K::Military, S::Military),
    role("film director", K::Job, S::Organization), role("filmmaker", K::Job, S::Organization),
    role("finance minister", K::Political, S::Government), role("financier", K::Job, S::Organization),
    role("first deputy prime minister", K::Political, S::Country), role("first lady", K::Political, S::Country),
    role("first lieutenant", K::Military, S::Military), role("first minister", K::Political, S::Country),
    role("first secretary", K::Political, S::Organization), role("first sergeant", K::Military, S::Military),
    role("flight lieutenant", K::Military, S::Military), role("footballer", K::Job, S::Organization),
    role("foreign minister", K::Political, S::Government), role("foreign secretary", K::Political, S::Government),
    role("former mayor", K::Political, S::Place), role("founder", K::Job, S::Organization),
    role("fr", K::Religious, S::Religion), role("fr.", K::Religious, S::Religion),
    role("frau", K::Honorific, S::Nowhere), role("friend", K::Kin, S::Nowhere),
    role("fugitive", K::Job, S::Organization), role("gen", K::Military, S::Military),
    role("gen.", K::Military, S::Military), role("general", K::Military, S::Military),
    role("general counsel", K::Job, S::Organization), role("general manager", K::Job, S::Organization),
    role("general secretary", K::Political, S::Organization), role("generalissimo", K::Military, S::Military),
    role("geologist", K::Job, S::Organization), role("girlfriend", K::Kin, S::Nowhere),
    role("goalkeeper", K::Job, S::Organization), role("golfer", K::Job, S::Organization),
    role("gov", K::Political, S::Place), role("gov.", K::Political, S::Place),
    role("governor", K::Political, S::Place), role("grand ayatollah", K::Religious, S::Religion),
    role("grand duke", K::Royal, S::Country), role("grand mufti", K::Religious, S::Religion),
    role("granddaughter", K::Kin, S::Nowhere), role("grandfather", K::Kin, S::Nowhere),
    role("grandmother", K::Kin, S::Nowhere), role("grandson", K::Kin, S::Nowhere),
    role("guerrilla leader", K::Military, S::Military), role("guitarist", K::Job, S::Organization),
    role("gunman", K::Job, S::Organization), role("guru", K::Religious, S::Religion),
    role("hacker", K::Job, S::Organization), role("haji", K::Honorific, S::Nowhere),
    role("hajj", K::Honorific, S::Nowhere), role("head", K::Political, S::Country),
    role("head coach", K::Job, S::Organization), role("head of government", K::Political, S::Country),
    role("head of state", K::Political, S::Country), role("headmaster", K::Academic, S::Organization),
    role("health minister", K::Political, S::Government), role("health secretary", K::Political, S::Government),
    role("herr", K::Honorific, S::Nowhere), role("high commissioner", K::Political, S::Government),
    role("high representative", K::Political, S::Country), role("historian", K::Job, S::Organization),
    role("home secretary", K::Political, S::Government),
    role("homeland security secretary", K::Political, S::Government), role("hon", K::Honorific, S::Nowhere),
    role("hon.", K::Honorific, S::Nowhere), role("honorable", K::Honorific, S::Nowhere),
    role("honourable", K::Honorific, S::Nowhere), role("host", K::Job, S::Organization),
    role("hostage", K::Job, S::Organization), role("house majority leader", K::Political, S::Legislature),
    role("house minority leader", K::Political, S::Legislature), role("house speaker", K::Political, S::Legislature),
    role("human rights activist", K::Job, S::Organization), role("human rights lawyer", K::Legal, S::Court),
    role("husband", K::Kin, S::Nowhere), role("imam", K::Religious, S::Religion),
    role("incumbent", K::Political, S::Country), role("information minister", K::Political, S::Government),
    role("inspector", K::Police, S::Organization), role("inspector general", K::Political, S::Government),
    role("interim president", K::Political, S::Country), role("interim prime minister", K::Political, S::Country),
    role("interior minister", K::Political, S::Government), role("interior secretary", K::Political, S::Government),
    role("interpreter", K::Job, S::Organization), role("inventor", K::Job, S::Organization),
    role("investor", K::Job, S::Organization), role("journalist", K::Job, S::Organization),
    role("judge", K::Legal, S::Court), role("justice", K::Legal, S::Court),
    role("justice minister", K::Political, S::Government), role("kaiser", K::Royal, S::Country),
    role("king", K::Royal, S::Country), role("labor minister", K::Political, S::Government),
    role("labor secretary", K::Political, S::Government), role("labour minister", K::Political, S::Government),
    role("lady", K::Honorific, S::Nowhere), role("lama", K::Religious, S::Religion),
    role("lawmaker", K::Political, S::Legislature), role("lawyer", K::Legal, S::Court),
    role("leader", K::Political, S::Country), role("lecturer", K::Academic, S::Organization),
    role("legislator", K::Political, S::Legislature), role("librarian", K::Job, S::Organization),
    role("lieutenant", K::Military, S::Military), role("lieutenant colonel", K::Military, S::Military),
    role("lieutenant general", K::Military, S::Military), role("lieutenant governor", K::Political, S::Place),
    role("linguist", K::Job, S::Organization), role("lobbyist", K::Job, S::Organization),
    role("lord", K::Honorific, S::Nowhere), role("lt", K::Military, S::Military),
    role("lt col", K::Military, S::Military), role("lt gen", K::Military, S::Military),
    role("lt.", K::Military, S::Military), role("lt. col.", K::Military, S::Military),
    role("lt. gen.", K::Military, S::Military), role("lt. gov.", K::Political, S::Place),
    role("madam", K::Honorific, S::Nowhere), role("madame", K::Honorific, S::Nowhere),
    role("magistrate", K::Legal, S::Court), role("magnate", K::Job, S::Organization),
    role("maharaja", K::Royal, S::Country), role("maj", K::Military, S::Military),
    role("maj gen", K::Military, S::Military), role("maj.", K::Military, S::Military),
    role("maj. gen.", K::Military, S::Military), role("major", K::Military, S::Military),
    role("major general", K::Military, S::Military), role("majority leader", K::Political, S::Legislature),
    role("majority whip", K::Political, S::Legislature), role("manager", K::Job, S::Organization),
    role("managing director", K::Political, S::Organization), role("managing editor", K::Job, S::Organization),
    role("marshal", K::Military, S::Military), role("master sgt.", K::Military, S::Military),
    role("mathematician", K::Job, S::Organization), role("maulana", K::Religious, S::Religion),
    role("mayor", K::Political, S::Place), role("mediator", K::Job, S::Organization),
    role("member", K::Job, S::Organization), role("member of parliament", K::Political, S::Legislature),
    role("mep", K::Political, S::Legislature), role("messrs", K::Honorific, S::Nowhere),
    role("messrs.", K::Honorific, S::Nowhere), role("meteorologist", K::Job, S::Organization),
    role("metropolitan", K::Religious, S::Religion), role("midfielder", K::Job, S::Organization),
    role("militant", K::Job, S::Organization), role("militant leader", K::Military, S::Military),
    role("military analyst", K::Job, S::Organization), role("military chief", K::Military, S::Military),
    role("militia leader", K::Military, S::Military), role("millionaire", K::Job, S::Organization),
    role("minister", K::Political, S::Government), role("minister for foreign affairs", K::Political, S::Government),
    role("minister of defence", K::Political, S::Government),
    role("minister of defense", K::Political, S::Government),
    role("minister of finance", K::Political, S::Government),
    role("minister of foreign affairs", K::Political, S::Government),
    role("minister of state", K::Political, S::Government), role("minority leader", K::Political, S::Legislature),
    role("minority whip", K::Political, S::Legislature), role("miss", K::Honorific, S::Nowhere),
    role("mister", K::Honorific, S::Nowhere), role("mme.", K::Honorific, S::Nowhere),
    role("mobster", K::Job, S::Organization), role("model", K::Job, S::Organization),
    role("moderator", K::Job, S::Organization), role("monsieur", K::Honorific, S::Nowhere),
    role("monsignor", K::Religious, S::Religion), role("mother", K::Kin, S::Nowhere),
    role("mother-in-law", K::Kin, S::Nowhere), role("mp", K::Political, S::Legislature),
    role("mr", K::Honorific, S::Nowhere), role("mr.", K::Honorific, S::Nowhere),
    role("mrs", K::Honorific, S::Nowhere), role("mrs.", K::Honorific, S::Nowhere),
    role("ms", K::Honorific, S::Nowhere), role("ms.", K::Honorific, S::Nowhere),
    role("msgr.", K::Religious, S::Religion), role("mufti", K::Religious, S::Religion),
    role("mullah", K::Religious, S::Religion), role("musician", K::Job, S::Organization),
    role("national security adviser", K::Political, S::Government),
    role("national security advisor", K::Political, S::Government), role("naturalist", K::Job, S::Organization),
    role("nawab", K::Royal, S::Country), role("negotiator", K::Job, S::Organization),
    role("nephew", K::Kin, S::Nowhere), role("niece", K::Kin, S::Nowhere), role("nominee", K::Political, S::Country),
    role("novelist", K::Job, S::Organization), role("nurse", K::Job, S::Organization),
    role("officer", K::Job, S::Organization), role("official", K::Job, S::Organization),
    role("oil minister", K::Political, S::Government), role("oligarch", K::Job, S::Organization),
    role("ombudsman", K::Political, S::Government), role("opponent", K::Kin, S::Nowhere),
    role("opposition leader", K::Political, S::Country), role("organizer", K::Job, S::Organization),
    role("owner", K::Job, S::Organization), role("painter", K::Job, S::Organization),
    role("paramount leader", K::Political, S::Country), role("parliamentarian", K::Political, S::Legislature),
    role("partner", K::Kin, S::Nowhere), role("party chairman", K::Political, S::Organization),
    role("party chief", K::Political, S::Organization), role("party leader", K::Political, S::Organization),
    role("party secretary", K::Political, S::Organization), role("pastor", K::Religious, S::Religion),
    role("patriarch", K::Religious, S::Religion), role("peer", K::Political, S::Legislature),
    role("petty officer", K::Military, S::Military), role("pfc.", K::Military, S::Military),
    role("pharaoh", K::Royal, S::Country), role("philosopher", K::Job, S::Organization),
    role("photographer", K::Job, S::Organization), role("physician", K::Job, S::Organization),
    role("physicist", K::Job, S::Organization), role("pianist", K::Job, S::Organization),
    role("pilot", K::Job, S::Organization), role("pitcher", K::Job, S::Organization),
    role("playwright", K::Job, S::Organization), role("poet", K::Job, S::Organization),
    role("police chief", K::Police, S::Organization), role("police commissioner", K::Police, S::Organization),
    role("police officer", K::Police, S::Organization), role("political analyst", K::Job, S::Organization),
    role("political scientist", K::Job, S::Organization), role("politician", K::Job, S::Organization),
    role("pollster", K::Job, S::Organization), role("pop star", K::Job, S::Organization),
    role("pope", K::Religious, S::Religion), role("preacher", K::Religious, S::Religion),
    role("predecessor", K::Kin, S::Nowhere), role("premier", K::Political, S::Country),
    role("president", K::Political, S::Country), role("president and chief executive", K::Job, S::Organization),
    role("president-elect", K::Political, S::Country), role("presidential candidate", K::Political, S::Country),
    role("presidential challenger", K::Political, S::Country),
    role("presidential contender", K::Political, S::Country), role("presidential hopeful", K::Political, S::Country),
    role("presidential nominee", K::Political, S::Country), role("press secretary", K::Political, S::Government),
    role("priest", K::Religious, S::Religion), role("prime minister", K::Political, S::Country),
    role("prime minister's spokesman", K::Political, S::Government),
    role("prime minister-elect", K::Political, S::Country), role("prince", K::Royal, S::Country),
    role("princess", K::Royal, S::Country), role("principal", K::Academic, S::Organization),
    role("private", K::Military, S::Military), role("producer", K::Job, S::Organization),
    role("prof", K::Academic, S::Organization), role("prof.", K::Academic, S::Organization),
    role("professor", K::Academic, S::Organization), role("professor emeritus", K::Academic, S::Organization),
    role("prophet", K::Religious, S::Religion), role("prosecutor", K::Legal, S::Court),
    role("prosecutor general", K::Political, S::Government), role("provincial governor", K::Political, S::Place),
    role("provost", K::Academic, S::Organization), role("psychiatrist", K::Job, S::Organization),
    role("psychologist", K::Job, S::Organization), role("public defender", K::Legal, S::Court),
    role("publisher", K::Job, S::Organization), role("pvt.", K::Military, S::Military),
    role("quarterback", K::Job, S::Organization), role("queen", K::Royal, S::Country),
    role("queen mother", K::Royal, S::Country), role("rabbi", K::Religious, S::Religion),
    role("raja", K::Royal, S::Country), role("rapper", K::Job, S::Organization),
    role("rear adm.", K::Military, S::Military), role("rear admiral", K::Military, S::Military),
    role("rebel commander", K::Military, S::Military), role("rebel leader", K::Military, S::Military),
    role("rector", K::Academic, S::Organization), role("refugee", K::Job, S::Organization),
    role("rep", K::Political, S::Legislature), role("rep.", K::Political, S::Legislature),
    role("reporter", K::Job, S::Organization), role("representative", K::Political, S::Legislature),
    role("reps.", K::Political, S::Legislature), role("republican nominee", K::Political, S::Country),
    role("research fellow", K::Academic, S::Organization), role("researcher", K::Job, S::Organization),
    role("resident", K::Job, S::Organization), role("rev", K::Religious, S::Religion),
    role("rev.", K::Religious, S::Religion), role("reverend", K::Religious, S::Religion),
    role("revolutionary", K::Job, S::Organization), role("right honourable", K::Honorific, S::Nowhere),
    role("rights activist", K::Job, S::Organization), role("rival", K::Kin, S::Nowhere),
    role("rock star", K::Job, S::Organization), role("saint", K::Religious, S::Religion),
    role("scholar", K::Academic, S::Organization), role("scientist", K::Job, S::Organization),
    role("screenwriter", K::Job, S::Organization), role("sculptor", K::Job, S::Organization),
    role("seaman", K::Military, S::Military), role("second lieutenant", K::Military, S::Military),
    role("secretary", K::Job, S::Organization), role("secretary general", K::Political, S::Organization),
    role("secretary of defence", K::Political, S::Government),
    role("secretary of defense", K::Political, S::Government),
    role("secretary of homeland security", K::Political, S::Government),
    role("secretary of state", K::Political, S::Government),
    role("secretary of the treasury", K::Political, S::Government),
    role("secretary-general", K::Political, S::Organization), role("security adviser", K::Political, S::Government),
    role("sen", K::Political, S::Legislature), role("sen.", K::Political, S::Legislature),
    role("senate majority leader", K::Political, S::Legislature),
    role("senate minority leader", K::Political, S::Legislature), role("senator", K::Political, S::Legislature),
    role("senhor", K::Honorific, S::Nowhere), role("senior adviser", K::Job, S::Organization),
    role("senior advisor", K::Job, S::Organization), role("senior analyst", K::Job, S::Organization),
    role("senior fellow", K::Academic, S::Organization), role("senior official", K::Job, S::Organization),
    role("senior researcher", K::Job, S::Organization), role("sens.", K::Political, S::Legislature),
    role("sergeant", K::Military, S::Military), role("señor", K::Honorific, S::Nowhere),
    role("señora", K::Honorific, S::Nowhere), role("sgt", K::Military, S::Military),
    role("sgt.", K::Military, S::Military), role("sgt. maj.", K::Military, S::Military),
    role("shah", K::Royal, S::Country), role("shaykh", K::Religious, S::Religion),
    role("sheik", K::Religious, S::Religion), role("sheikh", K::Religious, S::Religion),
    role("sheriff", K::Police, S::Organization), role("shri", K::Honorific, S::Nowhere),
    role("signor", K::Honorific, S::Nowhere), role("signora", K::Honorific, S::Nowhere),
    role("singer", K::Job, S::Organization), role("singer-songwriter", K::Job, S::Organization),
    role("sir", K::Honorific, S::Nowhere), role("sister", K::Religious, S::Religion),
    role("sister-in-law", K::Kin, S::Nowhere), role("skater", K::Job, S::Organization),
    role("sociologist", K::Job, S::Organization), role("solicitor", K::Legal, S::Court),
    role("solicitor general", K::Political, S::Government), role("son", K::Kin, S::Nowhere),
    role("son-in-law", K::Kin, S::Nowhere), role("songwriter", K::Job, S::Organization),
    role("spc.", K::Military, S::Military), role("speaker", K::Political, S::Legislature),
    role("special agent", K::Police, S::Organization), role("special counsel", K::Political, S::Government),
    role("special envoy", K::Political, S::Government), role("special prosecutor", K::Political, S::Government),
    role("special representative", K::Political, S::Government), role("specialist", K::Military, S::Military),
    role("spokesman", K::Job, S::Organization), role("spokesperson", K::Political, S::Organization),
    role("spokeswoman", K::Job, S::Organization), role("sprinter", K::Job, S::Organization),
    role("spy", K::Job, S::Organization), role("squadron leader", K::Military, S::Military),
    role("sri", K::Honorific, S::Nowhere), role("st.", K::Religious, S::Religion),
    role("staff sergeant", K::Military, S::Military), role("staff sgt.", K::Military, S::Military),
    role("star", K::Job, S::Organization), role("state governor", K::Political, S::Place),
    role("state prosecutor", K::Political, S::Government), role("state representative", K::Political, S::Legislature),
    role("state senator", K::Political, S::Legislature), role("statesman", K::Job, S::Organization),
    role("stateswoman", K::Job, S::Organization), role("stepfather", K::Kin, S::Nowhere),
    role("stepmother", K::Kin, S::Nowhere), role("stepson", K::Kin, S::Nowhere),
    role("strategist", K::Job, S::Organization), role("striker", K::Job, S::Organization),
    role("strongman", K::Political, S::Country), role("student", K::Job, S::Organization),
    role("successor", K::Kin, S::Nowhere), role("sultan", K::Royal, S::Country),
    role("superintendent", K::Police, S::Organization), role("supreme court justice", K::Legal, S::Court),
    role("supreme leader", K::Political, S::Country), role("supt.", K::Police, S::Organization),
    role("surgeon", K::Job, S::Organization), role("surgeon general", K::Political, S::Government),
    role("suspect", K::Job, S::Organization), role("swami", K::Religious, S::Religion),
    role("swimmer", K::Job, S::Organization), role("taoiseach", K::Political, S::Country),
    role("teacher", K::Job, S::Organization), role("terrorist", K::Job, S::Organization),
    role("theologian", K::Job, S::Organization), role("theorist", K::Job, S::Organization),
    role("top aide", K::Job, S::Organization), role("tory", K::Political, S::Legislature),
    role("trade minister", K::Political, S::Government), role("trader", K::Job, S::Organization),
    role("translator", K::Job, S::Organization), role("transport minister", K::Political, S::Government),
    role("transportation secretary", K::Political, S::Government), role("treasurer", K::Job, S::Organization),
    role("treasury secretary", K::Political, S::Government), role("trooper", K::Police, S::Organization),
    role("tsar", K::Royal, S::Country), role("tsarina", K::Royal, S::Country), role("twin", K::Kin, S::Nowhere),
    role("tycoon", K::Job, S::Organization), role("u.s. attorney", K::Legal, S::Court),
    role("uncle", K::Kin, S::Nowhere), role("under secretary", K::Political, S::Government),
    role("undersecretary", K::Political, S::Government), role("undersecretary of state", K::Political, S::Government),
    role("veteran", K::Job, S::Organization), role("vicar", K::Religious, S::Religion),
    role("vice adm.", K::Military, S::Military), role("vice admiral", K::Military, S::Military),
    role("vice chairman", K::Political, S::Organization), role("vice chancellor", K::Job, S::Organization),
    role("vice mayor", K::Political, S::Place), role("vice minister", K::Political, S::Government),
    role("vice premier", K::Political, S::Country), role("vice president", K::Political, S::Country),
    role("vice president-elect", K::Political, S::Country),
    role("vice presidential candidate", K::Political, S::Country),
    role("vice prime minister", K::Political, S::Country), role("vice-president", K::Political, S::Country),
    role("victim", K::Job, S::Organization), role("violinist", K::Job, S::Organization),
    role("viscount", K::Honorific, S::Nowhere), role("visiting fellow", K::Academic, S::Organization),
    role("volunteer", K::Job, S::Organization), role("warden", K::Police, S::Organization),
    role("warlord", K::Military, S::Military), role("whip", K::Political, S::Legislature),
    role("whistleblower", K::Job, S::Organization), role("widow", K::Kin, S::Nowhere),
    role("wife", K::Kin, S::Nowhere), role("wing commander", K::Military, S::Military),
    role("witness", K::Job, S::Organization), role("wrestler", K::Job, S::Organization),
    role("writer", K::Job, S::Organization),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_sorted_and_within_its_length() {
        assert!(ROLES.is_sorted_by(|a, b| a.words < b.words));
        assert!(QUALIFIERS.is_sorted());
        assert!(ROLES.iter().all(|r| r.words.replace('-', " - ").split(' ').count() <= MOST_WORDS));
    }

    #[test]
    fn finds_the_longest_role() {
        let text = ["Deputy", "Prime", "Minister", "Smith", "Secretary", "-", "General", "Ban"];
        let word = |i: usize| text.get(i).copied();
        assert_eq!(longest_at(0, word).map(|(r, n)| (r.words, n)), Some(("deputy prime minister", 3)));
        assert_eq!(longest_at(4, word).map(|(r, n)| (r.words, n)), Some(("secretary-general", 3)));
        assert_eq!(longest_at(3, word), None);
        assert_eq!(find("President").map(|r| r.seat), Some(Seat::Country));
        assert_eq!(find_plural("Prime Ministers").map(|r| r.words), Some("prime minister"));
        assert_eq!(find_plural("congressmen").map(|r| r.words), Some("congressman"));
    }
}
