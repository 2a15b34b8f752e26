//! Closed lists of words, all sorted, in lower case.

/// Words that are never a name or part of one at its edge: determiners, pronouns, prepositions, conjunctions, auxiliaries, question words.
#[rustfmt::skip]
pub const FUNCTION: &[&str] = &[
    "a", "about", "above", "across", "after", "again", "against", "ago", "all", "almost", "alone", "along", "already",
    "also", "although", "always", "am", "amid", "among", "amongst", "an", "and", "another", "any", "anybody",
    "anyone", "anything", "anyway", "apart", "are", "aren't", "around", "as", "aside", "at", "away", "be", "because",
    "been", "before", "behind", "being", "below", "besides", "between", "beyond", "both", "but", "by", "can", "can't",
    "cannot", "could", "couldn't", "dear", "despite", "did", "didn't", "do", "does", "doesn't", "doing", "don't",
    "done", "down", "during", "each", "either", "else", "enough", "etc", "even", "ever", "every", "everybody",
    "everyone", "everything", "except", "far", "few", "fewer", "for", "from", "further", "had", "hadn't", "has",
    "hasn't", "have", "haven't", "having", "he", "he'd", "he'll", "hello", "hence", "her", "here", "hers", "herself",
    "hey", "hi", "him", "himself", "his", "how", "however", "i", "i'd", "i'll", "i'm", "i've", "if", "in", "indeed",
    "inside", "instead", "into", "is", "isn't", "it", "it'd", "it'll", "its", "itself", "just", "later", "least",
    "less", "lest", "let", "let's", "like", "likewise", "lol", "lots", "many", "may", "maybe", "me", "meanwhile",
    "might", "mine", "more", "moreover", "most", "much", "must", "my", "myself", "near", "nearly", "neither", "never",
    "nevertheless", "next", "no", "nobody", "none", "nonetheless", "nor", "not", "nothing", "now", "nowhere", "of",
    "off", "often", "oh", "ok", "okay", "on", "once", "one", "only", "onto", "or", "other", "others", "otherwise",
    "ought", "our", "ours", "ourselves", "out", "outside", "over", "own", "per", "perhaps", "please", "plenty",
    "quite", "rather", "re", "really", "right", "rt", "same", "seldom", "several", "shall", "she", "she'd", "she'll",
    "should", "shouldn't", "since", "sir", "sirs", "so", "some", "somebody", "someone", "something", "sometimes",
    "somewhere", "soon", "sorry", "still", "such", "than", "thank", "thanks", "that", "that'd", "the", "their",
    "theirs", "them", "themselves", "then", "there", "thereby", "therefore", "these", "they", "they'd", "they'll",
    "they're", "they've", "this", "those", "though", "through", "throughout", "thus", "till", "to", "today",
    "together", "tomorrow", "tonight", "too", "toward", "towards", "under", "underneath", "unless", "unlike", "until",
    "unto", "up", "upon", "us", "versus", "very", "via", "vs", "was", "wasn't", "we", "we'd", "we'll", "we're",
    "we've", "well", "were", "weren't", "what", "whatever", "when", "whenever", "where", "whereas", "wherever",
    "whether", "which", "whichever", "while", "whilst", "who", "whoever", "whole", "whom", "whose", "why", "will",
    "with", "within", "without", "won't", "would", "wouldn't", "wow", "yes", "yesterday", "yet", "you", "you'd",
    "you'll", "you're", "you've", "your", "yours", "yourself", "yourselves",
];

/// Ordinary words that often begin a sentence or stand capitalised in a heading; alone they are no evidence of a name.
#[rustfmt::skip]
pub const COMMON: &[&str] = &[
    "able", "abstract", "according", "activists", "actually", "add", "adding", "additional", "additionally",
    "admittedly", "affairs", "aged", "agencies", "agreed", "allegations", "allies", "allowing", "alternatively",
    "amazing", "american-style", "analysis", "analysts", "announcing", "answer", "apparently", "arguably", "army",
    "art", "article", "asked", "asking", "associated", "attacks", "authorities", "average", "awards", "awesome",
    "back", "background", "bad", "based", "basic", "basically", "beautiful", "begin", "beginning", "behold",
    "believe", "best", "better", "bibliography", "big", "biggest", "biography", "black", "bless", "blessed",
    "blesses", "blue", "bombs", "book", "books", "border", "born", "both", "brave", "bravo", "breaking", "bring",
    "bringing", "british-born", "brown", "budget", "build", "building", "bush", "business", "buy", "call", "called",
    "calling", "calls", "campaign", "campaigning", "can", "capital", "caption", "care", "career", "case", "cast",
    "cause", "central", "century", "certainly", "change", "changes", "characters", "cheap", "check", "chicken",
    "chief", "child", "childhood", "children", "choose", "citizens", "civil", "class", "clean", "clear", "clearly",
    "click", "climate", "close", "college", "come", "comes", "coming", "comment", "comments", "common", "companies",
    "company", "compare", "compared", "complete", "concerned", "conclusion", "conditions", "conservatives",
    "consider", "considering", "contact", "contents", "contrary", "control", "cool", "cost", "costs", "council",
    "countries", "country", "course", "court", "create", "created", "crime", "crisis", "critics", "cross", "culture",
    "current", "currently", "customer", "cut", "daily", "damn", "dark", "data", "date", "day", "days", "dead",
    "death", "deaths", "decades", "defence", "defending", "defense", "demand", "democracy", "demographics", "details",
    "development", "diplomats", "disappointed", "discography", "discussion", "do", "doctor", "documents", "domestic",
    "double", "doubt", "dozens", "drive", "drugs", "due", "earlier", "early", "east", "eastern", "economic",
    "economy", "editor", "education", "effectively", "efforts", "eight", "eighteen", "eighty", "elected", "election",
    "elections", "eleven", "email", "end", "energy", "enjoy", "entire", "equal", "equally", "especially",
    "essentially", "established", "etymology", "europe-wide", "evening", "eventually", "everyday", "evidence",
    "exactly", "example", "excellent", "exchange", "executive", "experts", "explain", "exports", "external", "fact",
    "facts", "fair", "faith", "false", "families", "family", "famous", "fans", "fantastic", "favorite", "favourite",
    "fear", "federal", "fewer", "field", "fifteen", "fifth", "fifty", "fighters", "fighting", "file", "filmography",
    "final", "finally", "financial", "find", "fine", "fire", "first", "five", "flag", "follow", "followers",
    "following", "food", "force", "forces", "forget", "former", "fortunately", "forty", "forward", "founded",
    "founder", "founders", "four", "fourteen", "fourth", "frankly", "free", "freedom", "fresh", "friday", "friend",
    "friends", "full", "fun", "fund", "funds", "funny", "furthermore", "future", "game", "gameplay", "games",
    "general", "generally", "generations", "geography", "get", "getting", "give", "given", "giving", "global", "go",
    "god", "goes", "going", "good", "goodbye", "got", "government", "governments", "great", "greater", "green",
    "ground", "group", "groups", "grow", "growing", "guess", "guy", "guys", "half", "hall", "happy", "hard", "hate",
    "head", "heads", "health", "heard", "hearing", "heart", "heat", "help", "helping", "henceforth", "high", "higher",
    "highly", "historical", "historically", "history", "hold", "home", "honest", "honestly", "hope", "hopefully",
    "hopes", "host", "hot", "hour", "hours", "house", "households", "huge", "human", "hundred", "hundreds", "idea",
    "if", "image", "images", "imagine", "imports", "impressive", "improving", "include", "included", "including",
    "increasingly", "independent", "indirectly", "individuals", "inflation", "information", "infrastructure",
    "initially", "innocent", "inside", "insiders", "intelligence", "interest", "interesting", "interestingly",
    "internal", "international", "internet", "introduction", "investigators", "investors", "ironically", "islands",
    "issues", "job", "jobs", "join", "judge", "judges", "judging", "keep", "key", "kill", "killing", "kind", "know",
    "known", "kudos", "lack", "lady", "land", "language", "large", "largely", "last", "late", "lately", "latest",
    "law", "lawmakers", "laws", "lawyers", "leaders", "leading", "learn", "leave", "leaving", "left", "legacy",
    "legal", "legislation", "letter", "level", "liberals", "liberty", "life", "light", "line", "listen", "little",
    "live", "living", "local", "locally", "located", "long", "look", "looking", "lost", "lots", "love", "lovely",
    "low", "main", "mainly", "major", "make", "making", "man", "march", "mark", "markets", "marriage", "mass",
    "matter", "maybe", "mean", "means", "measure", "measures", "media", "medical", "meet", "meeting", "members",
    "men", "merchants", "message", "middle", "migrants", "military", "million", "millions", "mind", "ministers",
    "minutes", "modern", "money", "month", "monthly", "months", "moral", "morning", "mostly", "mother", "move",
    "moved", "movement", "moving", "murder", "music", "name", "names", "nation", "national", "nations", "natural",
    "naturally", "nature", "nearest", "negotiations", "neighbors", "news", "newspapers", "nice", "night", "nine",
    "nineteen", "ninety", "normally", "north", "northern", "notable", "notably", "note", "notes", "nothing", "noting",
    "nowadays", "nuclear", "number", "numbers", "numerous", "obviously", "occasionally", "offensive", "office",
    "officers", "official", "officially", "officials", "oil", "old", "older", "onwards", "open", "opening", "opinion",
    "opponents", "opposition", "order", "ordinary", "original", "originally", "origins", "outraged", "overall",
    "overview", "page", "paper", "parents", "part", "particular", "particularly", "parties", "partly", "party",
    "past", "patients", "pay", "peace", "peaceful", "people", "personal", "personally", "photo", "photos", "picture",
    "place", "plan", "plans", "play", "players", "plot", "plus", "point", "police", "policy", "political",
    "politically", "politicians", "politics", "poll", "polls", "poor", "popular", "possible", "possibly", "post",
    "posted", "potential", "poverty", "power", "powerful", "precisely", "present", "presently", "president", "press",
    "presumably", "pretty", "previous", "previously", "price", "prices", "prime", "private", "pro", "probably",
    "problem", "problems", "production", "programs", "progress", "prominent", "prompt", "property", "protest",
    "protesters", "public", "put", "question", "questions", "quick", "quickly", "quote", "race", "radio", "rape",
    "rates", "read", "reader", "readers", "reading", "real", "realistically", "reality", "rebels", "recent",
    "recently", "reception", "red", "references", "refugees", "regarding", "regardless", "regional", "related",
    "relations", "release", "religion", "religious", "remember", "remind", "reply", "report", "reported",
    "reportedly", "reporters", "reporting", "reports", "representatives", "republic", "request", "rescue", "rescuers",
    "research", "researchers", "residents", "responding", "response", "responses", "result", "results", "retirement",
    "return", "rich", "rights", "rise", "rising", "river", "road", "role", "rule", "rules", "rumors", "running",
    "russian-made", "sadly", "safety", "sanctions", "save", "saying", "says", "school", "schools", "science",
    "scientists", "search", "second", "secondly", "secret", "security", "see", "seeing", "seemingly", "seems",
    "select", "separately", "serious", "seriously", "service", "services", "set", "seven", "seventeen", "seventy",
    "shame", "share", "shares", "show", "shows", "sides", "similar", "similarly", "simple", "simply", "single", "sit",
    "six", "sixteen", "sixty", "slowly", "small", "social", "society", "soldiers", "sound", "sounds", "source",
    "sources", "south", "southern", "speak", "speaking", "special", "specifically", "spending", "sports", "spring",
    "stand", "start", "starting", "state", "statement", "states", "statistics", "stay", "stick", "stop", "stopping",
    "stories", "story", "strategic", "street", "strike", "strikes", "strong", "students", "stuff", "stupid",
    "subject", "subsequently", "success", "successive", "suddenly", "summary", "summer", "sunshine", "supporters",
    "supposedly", "sure", "surely", "surprisingly", "survivors", "switch", "system", "take", "taken", "taking",
    "talk", "talking", "talks", "tax", "taxes", "teachers", "team", "technically", "technology", "telling", "ten",
    "tens", "terrible", "terror", "terrorism", "terrorists", "thankfully", "thanks", "theoretically", "things",
    "think", "thinking", "third", "thirteen", "thirty", "thousand", "thousands", "three", "time", "times", "tired",
    "title", "tons", "top", "topic", "topics", "total", "totally", "tough", "tourism", "trade", "tradition",
    "traditional", "traditionally", "transportation", "troops", "trouble", "true", "truly", "trust", "truth", "try",
    "trying", "turning", "twelve", "twenty", "twice", "two", "typical", "typically", "ugly", "ultimately",
    "undeniably", "understand", "understandably", "unfortunately", "union", "united", "unity", "university",
    "unlikely", "updated", "urban", "use", "used", "useful", "using", "usually", "value", "various", "victims",
    "video", "view", "viewers", "views", "villagers", "violence", "virtually", "vote", "voters", "voting", "wages",
    "wait", "waiting", "wake", "walk", "wall", "want", "war", "warning", "wars", "watch", "watching", "water", "way",
    "weapons", "week", "weekly", "weeks", "welcome", "west", "western", "whatsoever", "wherein", "white", "who's",
    "wide", "win", "wind", "winning", "winter", "wish", "witnesses", "women", "won", "wonder", "wonderful", "word",
    "words", "work", "workers", "working", "world", "worse", "worst", "worth", "writing", "wrong", "year", "years",
    "young", "youth", "zero",
];

/// Days, months, seasons, parts of the calendar and of the clock.
#[rustfmt::skip]
pub const TIME: &[&str] = &[
    "ad", "am", "apr", "april", "aug", "august", "autumn", "bc", "bce", "bst", "ce", "cet", "christmas", "dec",
    "december", "easter", "edt", "est", "et", "feb", "february", "fri", "friday", "gmt", "halloween", "hanukkah",
    "jan", "january", "jul", "july", "jun", "june", "mar", "may", "mon", "monday", "nov", "november", "oct",
    "october", "passover", "pdt", "pm", "pst", "ramadan", "sat", "saturday", "sep", "sept", "september", "spring",
    "summer", "sun", "sunday", "thanksgiving", "thu", "thurs", "thursday", "tue", "tues", "tuesday", "utc", "wed",
    "wednesday", "winter",
];

/// Ordinary nouns and adjectives that name what a body, a law or an event is about; a name made of these alone is weak.
#[rustfmt::skip]
pub const TOPICS: &[&str] = &[
    "abortion", "academic", "accountability", "action", "administration", "advanced", "advancement", "affairs",
    "africa", "african-american", "agrarian", "agricultural", "agriculture", "aid", "air", "airborne", "allied",
    "america", "ancient", "animal", "anti", "anti-corruption", "anti-terrorism", "appeals", "appellate", "applied",
    "appropriations", "arab", "arabs", "arbitration", "archaeology", "armed", "armored", "armoured", "arms", "army",
    "artillery", "arts", "asylum", "atomic", "audit", "aviation", "banking", "basic", "bilateral", "biological",
    "border", "broadcasting", "buddhist", "budget", "business", "care", "catholic", "central", "charter", "chemical",
    "chief", "child", "children", "christian", "circuit", "citizens", "city", "civic", "civil", "civilian", "clean",
    "climate", "co-operation", "coast", "cold", "combined", "commerce", "commercial", "common", "communication",
    "communications", "communist", "community", "competition", "comprehensive", "conciliation", "conservation",
    "conservative", "constituent", "constitutional", "construction", "consular", "consumer", "contemporary",
    "control", "conventional", "cooperation", "coordination", "corporate", "corps", "correctional", "council",
    "counter", "counterterrorism", "countries", "county", "credit", "crime", "crimes", "criminal", "cultural",
    "culture", "currency", "current", "customs", "cyber", "daily", "data", "defence", "defense", "democracy",
    "democrat", "democratic", "dental", "deportation", "detention", "development", "digital", "diplomatic",
    "disability", "disarmament", "discrimination", "disease", "district", "domestic", "drug", "drugs", "dual",
    "earth", "ecological", "economic", "economics", "economy", "education", "educational", "election", "elections",
    "electoral", "electric", "electricity", "electronic", "elementary", "emergency", "employment", "endowment",
    "energy", "engineering", "enterprise", "environment", "environmental", "equal", "equality", "ethics", "ethnic",
    "euro", "evidence", "exchange", "executive", "export", "express", "external", "fair", "family", "farm", "farmer",
    "farmers", "federal", "film", "finance", "financial", "fire", "first", "fiscal", "fish", "fisheries", "food",
    "foreign", "forest", "forestry", "free", "freedom", "fuel", "fund", "gas", "gender", "general", "genocide",
    "geographic", "geological", "global", "government", "governors", "graduate", "grand", "great", "green", "growth",
    "guard", "health", "heritage", "high", "higher", "hindu", "historic", "historical", "history", "home", "homeland",
    "homeless", "housing", "human", "humanitarian", "immigration", "imperial", "import", "incumbent", "independence",
    "independent", "industrial", "industry", "infantry", "information", "infrastructure", "inner", "innovation",
    "insurance", "intellectual", "intelligence", "intergovernmental", "interim", "interior", "internal",
    "international", "investigation", "investigations", "investigative", "investment", "irrigation", "islamic",
    "islamist", "jewish", "joint", "journalism", "journalists", "judicial", "justice", "juvenile", "knowledge",
    "kurdish", "labor", "labour", "land", "language", "languages", "law", "legal", "legislative", "liberal",
    "liberation", "liberty", "library", "life", "literary", "literature", "livestock", "local", "logistics", "main",
    "management", "marine", "maritime", "market", "marriage", "material", "mathematics", "means", "mechanical",
    "media", "medical", "medicine", "medicines", "mental", "metropolitan", "middle", "migration", "military",
    "mineral", "mines", "mining", "ministerial", "minority", "mobile", "modern", "monetary", "motor", "multinational",
    "municipal", "music", "muslim", "mutual", "narcotics", "national", "nationalist", "nations", "natural", "naval",
    "navy", "new", "non", "nonproliferation", "nuclear", "nursing", "nutrition", "oceanic", "official", "oil",
    "olympic", "open", "operations", "opposition", "order", "oversight", "parole", "peace", "peaceful",
    "peacekeeping", "pension", "people", "people's", "peoples", "permanent", "petroleum", "pharmaceutical",
    "philosophy", "physical", "physics", "planning", "police", "policy", "political", "politics", "polytechnic",
    "poor", "population", "postal", "poverty", "power", "presidential", "press", "prevention", "primary", "prison",
    "private", "production", "professional", "progressive", "prohibition", "proliferation", "promotion", "property",
    "protection", "protestant", "provincial", "provisional", "psychological", "public", "radical", "radio", "rail",
    "railway", "railways", "reconciliation", "reconstruction", "records", "red", "reform", "refugee", "refugees",
    "regional", "regulation", "regulatory", "rehabilitation", "relations", "relief", "religion", "religious",
    "representatives", "republican", "rescue", "research", "reserve", "resources", "responsibility", "revenue",
    "revolutionary", "rights", "road", "roads", "royal", "rules", "rural", "safety", "sanctions", "school", "science",
    "sciences", "scientific", "secondary", "secret", "securities", "security", "select", "senior", "service",
    "services", "shanghai-style", "shia", "shiite", "shipping", "small", "social", "socialist", "society", "soil",
    "solar", "southern", "space", "special", "sports", "stability", "standards", "standing", "state", "states",
    "statistical", "statistics", "steel", "stock", "strategic", "strategy", "strike", "student", "studies", "study",
    "sunni", "supervisory", "supply", "support", "supreme", "surface", "sustainable", "tax", "taxation", "teachers",
    "technical", "technological", "technologies", "technology", "telecommunications", "television", "terrorism",
    "test", "testing", "theological", "third", "tobacco", "torture", "tory", "tourism", "town", "trade", "traffic",
    "training", "transit", "transitional", "transport", "transportation", "treasury", "trial", "tribal", "truth",
    "undergraduate", "understanding", "unemployment", "union", "unions", "united", "unity", "universal", "urban",
    "utilities", "vaccine", "value", "veterans", "vice", "violence", "vocational", "voluntary", "war", "warfare",
    "water", "ways", "weapons", "weekly", "welfare", "western", "white", "wildlife", "women", "women's", "worker",
    "workers", "working", "world", "young", "youth",
];

/// Particles inside personal names.
#[rustfmt::skip]
pub const PARTICLES: &[&str] = &[
    "abd", "abdel", "abdul", "abu", "af", "al", "ap", "av", "ben", "bin", "d", "da", "dal", "das", "de", "del",
    "della", "den", "der", "des", "di", "do", "dos", "du", "e", "el", "ela", "ibn", "la", "las", "le", "les", "lo",
    "mac", "ou", "san", "santa", "st", "st.", "ten", "ter", "the", "und", "van", "vande", "vander", "vom", "von", "y",
    "zu", "zum", "zur",
];

/// What can follow a personal name as part of it.
pub const SUFFIXES: &[&str] = &["ii", "iii", "iv", "jr", "jr.", "sr", "sr.", "v"];

/// Verbs whose subject speaks or thinks: a person, seldom a thing.
#[rustfmt::skip]
pub const SAYING: &[&str] = &[
    "accused", "acknowledged", "added", "adds", "admits", "admitted", "advised", "agreed", "announced", "announces",
    "answered", "apologised", "apologized", "argued", "argues", "asked", "asserted", "asserts", "believed",
    "believes", "blamed", "called", "cautioned", "cites", "claimed", "claims", "commented", "complained", "conceded",
    "concluded", "condemned", "confirmed", "contends", "countered", "criticised", "criticized", "declared",
    "declined", "denied", "denies", "denounced", "described", "emphasised", "emphasized", "estimates", "exclaimed",
    "explained", "explains", "expressed", "feels", "hinted", "hopes", "insisted", "insists", "joked", "laments",
    "maintained", "mentioned", "muses", "noted", "notes", "objected", "observed", "observes", "pledged", "pointed",
    "predicted", "predicts", "pressed", "promised", "quipped", "recalled", "recalls", "reckons", "recounts",
    "refused", "reiterated", "rejected", "remarked", "remembers", "replied", "reported", "responded", "retorted",
    "said", "saw", "says", "spoke", "stated", "stressed", "suggested", "suggests", "surmised", "swore", "testified",
    "thinks", "thought", "told", "tweeted", "urged", "vowed", "wants", "warned", "warns", "wondered", "worries",
    "writes", "wrote",
];

/// Finite verbs that follow a subject in news: after `the U.S.` they show that it stands alone as a noun.
#[rustfmt::skip]
pub const VERBS: &[&str] = &[
    "abandoned", "abstained", "accepted", "accepts", "accused", "accuses", "acted", "acts", "added", "adopted",
    "adopts", "agreed", "agrees", "aims", "allowed", "allows", "already", "also", "always", "annexed", "announced",
    "announces", "appeared", "appears", "approved", "are", "aren't", "argued", "argues", "asked", "asks", "attacked",
    "attacks", "backed", "backs", "became", "becomes", "began", "begins", "believed", "believes", "believing",
    "blamed", "blames", "blocked", "bombed", "bought", "breaks", "brings", "brought", "built", "called", "calls",
    "came", "can", "can't", "cannot", "carried", "ceased", "ceded", "changed", "chose", "claimed", "claims", "closed",
    "comes", "condemned", "conducted", "confirmed", "considered", "considers", "continued", "continues", "controlled",
    "controls", "could", "couldn't", "created", "criticized", "currently", "cut", "decided", "decides", "declared",
    "declares", "declined", "delayed", "demanded", "demands", "denied", "denies", "deployed", "deploys", "deserves",
    "did", "didn't", "do", "does", "doesn't", "don't", "doubled", "ended", "enjoys", "entered", "enters", "erected",
    "establishes", "exercised", "expected", "expects", "expelled", "expels", "expressed", "faced", "faces", "failed",
    "fails", "fears", "feels", "finally", "fired", "forced", "fought", "found", "gained", "gave", "gets", "gives",
    "go", "goes", "got", "granted", "grew", "guarantees", "had", "has", "hasn't", "have", "haven't", "he", "held",
    "helped", "helps", "holds", "hopes", "hosted", "imposed", "imposes", "insisted", "insists", "invaded", "invades",
    "is", "isn't", "joined", "joins", "just", "keeps", "kept", "killed", "knew", "knows", "lacks", "launched",
    "leads", "learned", "leaves", "led", "left", "lets", "lies", "lifted", "loses", "lost", "made", "maintained",
    "maintains", "makes", "may", "means", "meddled", "might", "moved", "moves", "must", "needed", "needs", "never",
    "now", "objected", "occupied", "occupies", "offered", "offers", "often", "only", "opened", "opposed", "opposes",
    "ordered", "ought", "outlawed", "owes", "owns", "passed", "pays", "plans", "played", "plays", "pledged",
    "pledges", "possesses", "prefers", "presented", "pressed", "produced", "produces", "promised", "promises",
    "proposed", "proposes", "provided", "provides", "pulled", "pursues", "pushed", "puts", "ran", "ratified",
    "reached", "received", "receives", "recognised", "recognises", "recognized", "recognizes", "refused", "refuses",
    "rejected", "rejects", "relies", "remained", "remains", "responded", "retains", "returned", "runs", "said",
    "sanctioned", "saw", "say", "says", "seeks", "seemed", "seems", "sees", "sells", "sends", "sent", "shall",
    "should", "shouldn't", "showed", "shows", "signed", "signs", "simply", "sold", "sought", "spends", "spent",
    "stands", "started", "starts", "stationed", "still", "stood", "stopped", "stops", "succeeded", "suffered",
    "suffers", "supplied", "supplies", "supported", "supports", "suspended", "takes", "tells", "tested", "thinks",
    "threatened", "threatens", "told", "took", "treats", "tried", "tries", "trusts", "turned", "understands",
    "unveiled", "urged", "urges", "used", "uses", "usually", "vetoed", "viewed", "views", "voted", "votes", "vowed",
    "wanted", "wants", "warned", "warns", "was", "wasn't", "went", "were", "weren't", "will", "withdraws", "withdrew",
    "won", "won't", "worked", "works", "would", "wouldn't",
];

/// Languages whose names are no country's adjective.
#[rustfmt::skip]
pub const LANGUAGES: &[&str] = &[
    "arabic", "aramaic", "basque", "bengali", "braille", "breton", "cantonese", "catalan", "coptic", "cyrillic",
    "dari", "esperanto", "farsi", "flemish", "gaelic", "greek", "gujarati", "hausa", "hawaiian", "hebrew", "hindi",
    "igbo", "javanese", "kannada", "konkani", "kurdish", "latin", "malay", "malayalam", "mandarin", "maori",
    "marathi", "nahuatl", "navajo", "occitan", "oriya", "pashto", "persian", "pinyin", "portuguese", "provencal",
    "punjabi", "quechua", "romani", "sanskrit", "sindhi", "sinhala", "swahili", "tagalog", "tamil", "telugu",
    "tibetan", "tigrinya", "urdu", "uyghur", "welsh", "yiddish", "yoruba", "zulu",
];

/// Words that describe a body without naming it: `Great School`, `New Group`; sorted.
#[rustfmt::skip]
pub const BLAND: &[&str] = &[
    "amazing", "another", "awesome", "bad", "beautiful", "best", "big", "biggest", "cheap", "clean", "cold", "cool",
    "customer", "excellent", "fantastic", "fast", "favorite", "favourite", "fine", "first", "free", "friendly",
    "full", "good", "great", "happy", "hot", "independent", "large", "largest", "little", "living", "local", "lovely",
    "main", "mutual", "natural", "nearest", "new", "nice", "old", "open", "own", "perfect", "poor", "private",
    "professional", "prompt", "public", "quick", "real", "safe", "second", "secure", "select", "small", "strong",
    "super", "terrible", "third", "top", "wonderful", "working", "worst", "young",
];

/// Numbers and directions that go with a place name as part of it: `Northern Iraq`, `West Africa`.
#[rustfmt::skip]
pub const DIRECTIONS: &[&str] = &[
    "central", "east", "eastern", "north", "northeast", "northeastern", "northern", "northwest", "northwestern",
    "south", "southeast", "southeastern", "southern", "southwest", "southwestern", "west", "western",
];

/// Whether an ordinary-looking word could be topic of a body or law: `Cooperation`, `Fisheries`, `Investment`.
#[must_use]
pub fn topical(word: &str) -> bool {
    super::holds(TOPICS, word)
        || ["tion", "ment", "ity", "ics", "ence", "ance", "ships", "ing", "ology", "ism", "nomy", "graphy"]
            .iter()
            .any(|s| word.len() > s.len() + 3 && word.ends_with(s))
}

/// Whether a word alone says nothing of a name: closed-class, ordinary, or of the calendar.
#[must_use]
pub fn ordinary(word: &str) -> bool {
    super::holds(FUNCTION, word) || super::holds(COMMON, word) || super::holds(TIME, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_lower_case() {
        for list in [FUNCTION, COMMON, TIME, TOPICS, PARTICLES, SUFFIXES, SAYING, VERBS, LANGUAGES, BLAND, DIRECTIONS] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
            assert!(list.iter().all(|w| !w.contains(char::is_uppercase)));
        }
        assert!(ordinary("The") && topical("Cooperation") && !ordinary("Obama"));
    }
}
