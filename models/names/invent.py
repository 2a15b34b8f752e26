"""Invented news pages with their names marked: sports tables, headings, datelines, market pages, treaties and laws, comments.

Openly licensed training text is mostly encyclopaedic; these pages are written for training, by templates, from the names of the
authority. A template is words with slots: `{city}` stands for a name with its label, `{#}` for a number, `[Senate|ORG]` for a
name that is spelt out.
"""

import random
import re
from pathlib import Path

from corpora import Sentence

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
NICKNAMES = ("Tigers Lions Eagles Bears Hawks Giants Royals Pirates Rangers Stars Rockets Bulls Wolves Falcons Panthers Comets Knights "
             "Chiefs Raiders Kings Mariners Jets Suns Sharks Devils Saints Wildcats Bulldogs Pilots Miners").split()
CLUBS = ("United,City,Rovers,Wanderers,Athletic,Town,Albion,County,Dynamo,FC,Sporting,Racing,Real,Inter,Lokomotiv,Spartak,"
         "Olympique,Hotspur,Rangers,Celtic,Academical,Thistle,Villa,Harriers").split(",")
SUFFIXES = ("Inc,Inc.,Corp,Corp.,Ltd,Ltd.,plc,AG,SA,SpA,NV,Co,Co.,Group,Holdings,Bank,Airlines,Industries,Motors,Telecom,Energy,"
            "Petroleum,Steel,Electric,Pharmaceuticals,Insurance,Securities,Systems,Technologies,Foods,Media,Partners,Capital").split(",")
TRADES = "Steel Mining Oil Gas Shipping Textile Paper Cement Sugar Rubber Chemical Power Rail Timber Tobacco Coffee Gold".split()
SPORTS = ("SOCCER,TENNIS,GOLF,CRICKET,RUGBY UNION,RUGBY LEAGUE,BASKETBALL,BASEBALL,NHL ICE HOCKEY,ICE HOCKEY,ATHLETICS,CYCLING,BOXING,"
          "MOTOR RACING,ALPINE SKIING,SWIMMING,FIGURE SKATING,HANDBALL,VOLLEYBALL,AMERICAN FOOTBALL,SQUASH,RALLYING").split(",")
AGENCIES = "Reuters,AP,AFP,Interfax,Xinhua,Itar-Tass,Bloomberg,ANSA,Kyodo,Anadolu,Meridian News,Coastal Wire".split(",")
BODIES = ("Ministry of {m},{m} Ministry,Department of {m},Supreme Court,Constitutional Court,Senate,National Assembly,Parliament,"
          "Central Bank,Electoral Commission,High Court,Securities Commission,Health Agency,House of Representatives").split(",")
MINISTRIES = "Finance Defence Defense Justice Health Transport Agriculture Labour Energy Interior Education Trade Foreign_Affairs".split()
PARTIES = ("Liberal,Labour,Conservative,Social Democratic,Christian Democratic,National,Green,Socialist,People's,Communist,Reform,"
           "Progressive,Centre,Democratic,Republican,Popular,Justice,Unity,Workers'").split(",")
EVENTS = ("{city} Open,{country} Grand Prix,World Cup,European Championship,{city} Marathon,Battle of {city},Siege of {city},{city} Summit,"
          "{adj} Revolution,{adj} Civil War,{city} Uprising,Olympic Games,{city} bombing,{city} riots,Second {adj} War").split(",")
TOPICS = ("Clean Air,Fair Housing,Data Protection,Homeland Security,Voting Rights,Freedom of Information,Equal Pay,Food Safety,"
          "Immigration Reform,Bank Secrecy,Endangered Species,Public Order,Civil Liberties,Trade Expansion,Affordable Care,"
          "Press Freedom,Clean Water,National Security,Labor Relations,Online Safety,Border Security,Fisheries,Telecommunications").split(",")
ROLES = ("President,Prime Minister,Foreign Minister,Defence Minister,Finance Minister,Senator,Governor,Mayor,General,Judge,Chancellor,"
         "Secretary of State,Opposition leader,coach,striker,goalkeeper,captain,spokesman,chief executive,chairman,economist,"
         "analyst,lawyer,police chief,Bishop,Archbishop,King,Dr,Mr,Mrs,Ms").split(",")


def strings(path, kind, terms):
    """The strings of the given terms of the entries of a class in a file of the authority, by entry."""
    text = path.read_text(encoding="utf-8")
    for entry in text.split("\n\n"):
        values = {}
        for term, rest in re.findall(r"(\w+:\w+)\s+((?:\"[^\"]*\"(?:@en)?(?:,\s*)?)+)", entry):
            values.setdefault(term, []).extend(re.findall(r"\"([^\"]*)\"", rest))
        if f"pg:{kind} ;" in entry and "skos:prefLabel" in values:
            yield [name for term in terms for name in values.get(term, [])], values


class Names:
    """Names to write with: the authority's and those of people in office."""

    def __init__(self, authority, politicians):
        authority = Path(authority)
        listed = lambda file: [line for line in (authority / file).read_text(encoding="utf-8").split("\n")
                               if line and not line.startswith("#")]
        clean = lambda names: sorted({name for name in names if name[:1].isupper() and len(name) > 2})
        self.given = clean(name.lstrip("?") for name in listed("given-names.txt"))
        self.surnames = clean(name.lstrip("?") for name in listed("surnames.txt"))
        self.countries, self.adjectives, self.people_of, self.cities, self.regions = [], [], [], [], []
        for names, values in strings(authority / "countries.ttl", "Country", ["skos:prefLabel"]):
            self.countries += names
            self.adjectives += values.get("pg:adjective", [])[:1]
        for _, values in strings(authority / "countries.ttl", "Group", []):
            self.people_of += values.get("pg:people", [])[:1]
        for names, values in strings(authority / "places.ttl", "Place", ["skos:prefLabel"]):
            kind = values.get("pg:kind", [""])[0]
            (self.cities if kind in ("city", "capital") else self.regions).extend(names)
        self.organizations = [name for names, _ in strings(authority / "organizations.ttl", "Organization", ["skos:prefLabel", "pg:acronym"])
                              for name in names]
        self.groups = [name for names, _ in strings(authority / "groups.ttl", "Group", ["skos:prefLabel"]) for name in names]
        self.laws = [name for kind in ("Treaty", "Law")
                     for names, _ in strings(authority / "treaties.ttl", kind, ["skos:prefLabel", "skos:altLabel"]) for name in names]
        self.events = [name for names, _ in strings(authority / "events.ttl", "Event", ["skos:prefLabel", "skos:altLabel"]) for name in names]
        people = {line.split("\t")[1] for line in Path(politicians).read_text(encoding="utf-8").split("\n")[1:] if "\t" in line}
        self.people = sorted(name for name in people if 1 < len(name.split()) <= 4 and not re.search(r"[\d(),]", name))


class Writer:
    def __init__(self, names, seed):
        self.names, self.random = names, random.Random(seed)

    # Names, each (words, label) -------------------------------------------------------------------------------------------------
    def pick(self, values):
        return values[int(self.random.random() * len(values))]

    def chance(self, share):
        return self.random.random() < share

    def number(self, low=0, high=60):
        return self.random.randint(low, high)

    def person(self):
        if self.chance(0.4):
            return self.pick(self.names.people)
        given = self.pick(self.names.given)
        if self.chance(0.1):
            given += f" {self.pick('ABCDEFGHJKLMPRSTW')}."
        if self.chance(0.04):
            given = f"{self.pick('ABCDEFGHJKLMPRSTW')}.{self.pick('ABCDEFGHJKLMPRSTW')}."
        surname = self.pick(self.names.surnames)
        if self.chance(0.06):
            surname = self.pick(["de", "van der", "al-", "von", "El", "Ben", "bin", "Mac", "O'", "Abu", "di", "dos"]) + " " + surname
            surname = surname.replace("- ", "-").replace("' ", "'").replace("Mac ", "Mac")
        if self.chance(0.05):
            surname += "-" + self.pick(self.names.surnames)
        return f"{given} {surname}"

    def surname(self):
        return self.person().split()[-1] if self.chance(0.5) else self.pick(self.names.surnames)

    def place(self):
        return self.pick(self.names.cities if self.chance(0.7) else self.names.regions)

    def team(self):
        city = self.pick(self.names.cities)
        roll = self.random.random()
        if roll < 0.55:
            return city
        if roll < 0.75:
            return f"{city} {self.pick(CLUBS)}"
        if roll < 0.92:
            return f"{city} {self.pick(NICKNAMES)}"
        return f"{self.pick(CLUBS)} {city}"

    def company(self):
        roll = self.random.random()
        if roll < 0.3:
            return self.pick(self.names.organizations)
        stem = self.pick([self.surname, lambda: self.pick(self.names.cities), lambda: self.pick(self.names.countries),
                          lambda: f"{self.surname()} & {self.surname()}", lambda: f"{self.surname()} {self.pick(TRADES)}",
                          lambda: self.pick(self.names.adjectives) + " " + self.pick(TRADES),
                          lambda: self.pick(["Nor", "Tel", "Omni", "Petro", "Agri", "Uni", "Trans", "Cyber", "Bio", "Euro", "Geo"])
                          + self.pick(["com", "tech", "vita", "dyne", "star", "chem", "gas", "bank", "link", "sys", "corp"])])()
        return stem if self.chance(0.25) and " " in stem else f"{stem} {self.pick(SUFFIXES)}"

    def body(self):
        roll = self.random.random()
        if roll < 0.3:
            return self.pick(self.names.organizations)
        name = self.pick(BODIES).replace("{m}", self.pick(MINISTRIES).replace("_", " "))
        if roll < 0.45:
            return f"{self.pick(self.names.adjectives)} {name}"
        return name

    def party(self):
        name = f"{self.pick(PARTIES)} {self.pick(['Party', 'Party', 'Party', 'Union', 'Alliance', 'Front', 'Movement', 'Congress'])}"
        return f"{self.pick(self.names.adjectives)} {name}" if self.chance(0.2) else name

    def law(self):
        if self.chance(0.3):
            return self.pick(self.names.laws)
        kind = self.random.random()
        if kind < 0.35:
            name = f"{self.pick(TOPICS)} {self.pick(['Act', 'Act', 'Act', 'Bill', 'Law', 'Amendment', 'Code', 'Regulation', 'Directive'])}"
            return f"{name} of {self.number(1900, 2024)}" if self.chance(0.35) else name
        if kind < 0.7:
            what = self.pick(["Treaty", "Treaty", "Convention", "Protocol", "Accord", "Agreement", "Pact", "Declaration", "Charter"])
            return f"{what} of {self.pick(self.names.cities)}" if self.chance(0.5) else f"{self.pick(self.names.cities)} {what}"
        if kind < 0.8:
            return f"Article {self.number(1, 200)}" if self.chance(0.5) else f"Section {self.number(1, 900)}"
        if kind < 0.9:
            return f"{self.surname()}-{self.surname()} {self.pick(['Act', 'Bill', 'Amendment'])}"
        return self.pick(["Constitution", "First Amendment", "Fourth Amendment", "Criminal Code", "Penal Code", "Bill of Rights",
                          "Civil Rights Act", "Magna Carta", "Basic Law", "Treaty on Conventional Forces"])

    def event(self):
        if self.chance(0.4):
            return self.pick(self.names.events)
        name = self.pick(EVENTS)
        return (name.replace("{city}", self.pick(self.names.cities)).replace("{country}", self.pick(self.names.countries))
                .replace("{adj}", self.pick(self.names.adjectives)))

    def facility(self):
        kind = self.pick(["Stadium", "Airport", "International Airport", "Bridge", "Street", "Avenue", "Prison", "Station", "Tower", "Arena",
                          "Palace", "Hospital", "Square", "Park"])
        return f"{self.pick([self.surname, lambda: self.pick(self.names.cities)])()} {kind}"

    def slot(self, name, page):
        """A slot's words and label. `city2` and the like are the same all over a page."""
        key = name.rstrip("0123456789")
        if name != key and name in page:
            return page[name]
        names = self.names
        value = {
            "per": lambda: (self.person(), "PERSON"), "sur": lambda: (self.surname(), "PERSON"),
            "ini": lambda: (f"{self.pick('ABCDEFGHJKLMPRSTW')}. {self.surname()}", "PERSON"),
            "city": lambda: (self.pick(names.cities), "GPE"), "country": lambda: (self.pick(names.countries), "GPE"),
            "region": lambda: (self.pick(names.regions), "GPE"), "place": lambda: (self.place(), "GPE"),
            "team": lambda: (self.team(), "ORG"), "cityteam": lambda: (self.pick(names.cities), "ORG"),
            "county": lambda: (self.pick(names.regions), "ORG"), "nat": lambda: (self.pick(names.countries), "GPE"),
            "co": lambda: (self.company(), "ORG"), "body": lambda: (self.body(), "ORG"), "party": lambda: (self.party(), "ORG"),
            "agency": lambda: (self.pick(AGENCIES), "ORG"), "org": lambda: (self.pick(names.organizations), "ORG"),
            "adj": lambda: (self.pick(names.adjectives), "NORP"), "folk": lambda: (self.pick(names.people_of), "NORP"),
            "group": lambda: (self.pick(names.groups), "NORP"), "law": lambda: (self.law(), "LAW"),
            "event": lambda: (self.event(), "EVENT"), "fac": lambda: (self.facility(), "FAC"),
            "date": lambda: (f"{self.number(1, 28)} {self.pick(MONTHS)} {self.number(1990, 2024)}", ""),
            "iso": lambda: (f"{self.number(1990, 2024)}-{self.number(1, 12):02}-{self.number(1, 28):02}", ""),
            "day": lambda: (self.pick(DAYS), ""), "month": lambda: (self.pick(MONTHS), ""), "role": lambda: (self.pick(ROLES), ""),
            "#": lambda: (str(self.number(0, 9)), ""), "##": lambda: (str(self.number(10, 99)), ""),
            "year": lambda: (str(self.number(1900, 2024)), ""),
            "###": lambda: (str(self.number(100, 999)), ""), "dec": lambda: (f"{self.number(0, 99)}.{self.number(0, 99):02}", ""),
            "score": lambda: (f"{self.number(0, 7)}-{self.number(0, 7)}", ""), "sport": lambda: (self.pick(SPORTS), ""),
        }[key]()
        if name != key:
            page[name] = value
        return value

    # Lines ---------------------------------------------------------------------------------------------------------------------
    def line(self, template, page=None, upper=False):
        page = {} if page is None else page
        tokens, spans = [], []
        for piece in re.findall(r"\[[^\]]*\|[A-Z_]+\]|\S+", template):
            slot = re.fullmatch(r"\{([^}]+)\}(.*)", piece)
            literal = re.fullmatch(r"\[(.*)\|([A-Z_]+)\]", piece)
            words, label = self.slot(slot[1], page) if slot else (literal[1], literal[2]) if literal else (piece, "")
            start = len(tokens)
            tokens += words.split()
            if label:
                spans.append((start, len(tokens), label))
            elif slot and slot[2]:
                tokens[-1] += re.sub(r"\{([^}]+)\}", lambda inner: self.slot(inner[1], page)[0], slot[2])
        if upper:
            tokens = [token.upper() for token in tokens]
        return Sentence(tokens, spans, set(), frozenset(), "invented")

    def lines(self, templates, count, page):
        return [self.line(self.pick(templates), page) for _ in range(count)]

    def page(self):
        """One page of a kind, as sentences."""
        kinds = [self.results, self.results, self.league, self.schedule, self.individual, self.individual, self.cricket, self.sport_report,
                 self.sport_report, self.market, self.market, self.news, self.news, self.news, self.news, self.law_page, self.law_page,
                 self.comments, self.press_digest, self.headlines]
        return self.pick(kinds)()

    def dateline(self, page):
        return self.line(self.pick(["{city1} {iso}", "{city1} {iso}", "{city1} , {country1} {iso}", "{city1} , {month} {##}",
                                    "{city1} ( {agency} )", "{city1} , {date}"]), page, upper=self.chance(0.8))

    def heading(self, templates, page):
        return self.line(self.pick(templates), page, upper=self.chance(0.75))

    def results(self):
        page = {}
        national = self.chance(0.3)
        team = "{nat}" if national else self.pick(["{team}", "{cityteam}", "{county}", "{team}"])
        out = [self.heading([f"{{sport}} - {'{country2}' if national else '{adj1}'} LEAGUE RESULTS .", "{sport} - {event1} RESULTS .",
                             "{sport} - RESULTS OF {adj1} FIRST DIVISION MATCHES .", "{sport} - SUMMARY OF {day} 'S MATCHES ."], page)]
        out.append(self.dateline(page))
        out.append(self.line(self.pick(["Results of {adj1} first division matches played on {day} :", "Results from the {event1} on {day} :",
                                        "Results of {day} games ( home team in CAPS ) :", "Scores in {adj1} league on {day} :"]), page))
        form = self.pick([f"{team} {{#}} {team} {{#}}", f"{team} {{#}} {team} {{#}} ( halftime {{score}} )", f"{team} {{##}} {team} {{##}}",
                          f"{team} {{##}} , {team} {{##}} ( OT )", f"{team} {{score}} {team}", f"{team} vs {team}"])
        for _ in range(self.number(4, 10)):
            line = self.line(form, page)
            if self.chance(0.15) and len(line.spans) == 2:
                a, b, _ = self.pick(line.spans)
                line.tokens[a:b] = [token.upper() for token in line.tokens[a:b]]
            out.append(line)
            if self.chance(0.3):
                out.append(self.line(self.pick(["Scorers : {sur} ( {##} ) , {sur} ( {##} , {##} )", "Attendance : {###}",
                                                "{cityteam} - {per} ( {##} ) , {sur} ( {##} pen )", "Half-time {score} . Attendance {###}"]), page))
        return out

    def league(self):
        page = {}
        team = self.pick(["{team}", "{cityteam}", "{cityteam}", "{nat}", "{county}"])
        out = [self.heading(["{sport} - {adj1} LEAGUE STANDINGS .", "{sport} - STANDINGS AFTER {day} 'S GAMES .",
                             "{sport} - {country1} FIRST DIVISION TABLE ."], page), self.dateline(page)]
        out.append(self.line("Standings ( tabulate under played , won , drawn , lost , goals for , goals against , points ) :", page))
        out.append(self.line(self.pick(["CENTRAL DIVISION", "EASTERN DIVISION W L PCT GB", "GROUP A", "NORTHERN SECTION"]), page))
        form = self.pick([f"{team} {{##}} {{#}} {{#}} {{#}} {{##}} {{##}} {{##}}", f"{team} {{##}} {{##}} .{{###}} {{#}}",
                          f"{{#}}. {team} {{##}} {{#}} {{#}} {{##}}", f"{team} {{##}} points"])
        return out + [self.line(form, page) for _ in range(self.number(5, 10))]

    def schedule(self):
        page = {}
        out = [self.heading(["{sport} - {day} 'S GAMES .", "{sport} - {adj1} LEAGUE SCHEDULE ."], page), self.dateline(page)]
        out.append(self.line(self.pick(["{day} , {month} {##}", "{month} {##} ( {day} )", "{day} 'S SCHEDULE"]), page))
        caps = self.chance(0.7)
        forms = self.pick([["{cityteam} AT {cityteam}"], ["{cityteam} at {cityteam}"], ["{team} v {team}"], ["{nat} v {nat} ( {city} )"],
                           ["{cityteam} AT {cityteam} ( {#} p.m. )"]])
        return out + [self.line(self.pick(forms), page, upper=caps) for _ in range(self.number(4, 9))]

    def individual(self):
        page = {}
        out = [self.heading(["{sport} - {event1} RESULTS .", "{sport} - LEADING SCORES AT {event1} .", "{sport} - {sur1} WINS {event1} .",
                             "{sport} - {city1} RESULTS ."], page), self.dateline(page)]
        out.append(self.line(self.pick(["Results on {day} of the {event1} ( prefix number denotes seeding ) :",
                                        "Leading results in the women 's {###} metres :", "Results of the men 's singles , second round :",
                                        "Leading scores after the second round ( {adj} unless stated ) :"]), page))
        form = self.pick(["{#}. {per} ( {nat} ) {dec}", "{#} - {per} ( {nat} ) beat {per} ( {nat} ) {score} {score}", "{##}. {per} {dec}",
                          "{per} ( {nat} ) beat {#} - {per} ( {nat} ) {score} {score} {score}", "{per} , {nat} , {dec} seconds",
                          "{##} {per} {##} {##}", "{#}. {per} , {nat} , {team} , {dec}", "{##} {per} ( {nat} ) {##} {##} , {per} ( {nat} ) {##} {##}",
                          "{#}. {nat} {##} points", "{per} , {nat} , {###} metres"])
        return out + [self.line(form, page) for _ in range(self.number(5, 11))]

    def cricket(self):
        page = {}
        sides = self.pick([("{nat1}", "{nat2}"), ("{county1}", "{county2}")])
        out = [self.heading([f"CRICKET - {sides[0]} {{###}} AND {{###}} V {sides[1]} .", f"CRICKET - {sides[0]} v {sides[1]} SCOREBOARD ."], page),
               self.dateline(page), self.line(f"Scoreboard on the second day of the match between {sides[0]} and {sides[1]} at {{city2}} :", page),
               self.line(f"{sides[0]} first innings", page)]
        for _ in range(self.number(4, 9)):
            out.append(self.line(self.pick(["{ini} c {sur} b {sur} {##}", "{per} lbw b {sur} {#}", "{ini} b {sur} {##}", "{per} not out {##}",
                                            "{sur} run out {##}", "{ini} c and b {sur} {#}"]), page))
        out.append(self.line("Bowling : {sur} {##}-{#}-{##}-{#} , {sur} {##}-{#}-{##}-{#} , {sur} {##}-{#}-{##}-{#} .", page))
        return out

    def sport_report(self):
        page = {}
        national = self.chance(0.4)
        a, b = ("{nat1}", "{nat2}") if national else self.pick([("{team1}", "{team2}"), ("{cityteam1}", "{cityteam2}"), ("{county1}", "{county2}")])
        out = [self.heading([f"{{sport}} - {a} BEAT {b} {{score}} .", f"{{sport}} - {{sur1}} SENDS {a} TO DEFEAT .", f"{a} crush {b} in {{city2}}",
                             f"{{sport}} - {{per1}} SIGNS FOR {a} ."], page), self.dateline(page)]
        body = [f"{a} beat {b} {{score}} ( halftime {{score}} ) in their {{adj}} league match on {{day}} .",
                f"{{per1}} scored twice as {a} came from behind to defeat {b} {{score}} in {{city2}} .",
                f"In {{city2}} , {{per}} 's {{##}} points led {a} past {b} .", f"{{sur1}} , who joined {a} from {{team}} last year , missed a penalty .",
                f"{a} coach {{per2}} said his side had deserved to win .", "\" We played well , \" {sur2} told {agency} .",
                f"{b} have lost {{#}} of their last {{#}} games .", f"At {{city2}} : {a} {{score}} {b} .", "{per} ( {nat} ) and {per} ( {nat} ) reached the final of the {event1} .",
                f"{{adj}} international {{per}} will join {a} from {{team}} , the club said on {{day}} .", "{adj} champion {per} won the {event1} in {city} on {day} .",
                f"Top-seeded {{per}} of {{nat}} beat {{adj}} {{per}} {{score}} , {{score}} .", f"{a} , leading by {{##}} points , visit {b} on {{day}} .",
                f"The {a} defence collapsed when {{sur}} was sent off .", "World number one {per} withdrew with an injury .",
                f"{{per}} threw two touchdown passes and {a} defeated {b} {{##}} - {{##}} .", "In {city} , {team} beat {team} {score} .",
                f"{a} 's {{per}} and {b} 's {{sur}} were both booked ."]
        return out + self.lines(body, self.number(4, 9), page)

    def market(self):
        page = {}
        out = [self.heading(["{co1} Q{#} net profit rises .", "{adj1} shares end lower .", "{co1} - {month} sales up .", "{city1} stocks close mixed .",
                             "{country1} {month} inflation {dec} pct .", "{co1} to buy {co2} .", "RESEARCH ALERT - {co1} cut ."], page), self.dateline(page)]
        body = ["{co1} said on {day} its net profit rose to {dec} million in the {month} quarter .", "Shares in {co1} fell {dec} percent in {city1} .",
                "{co1} agreed to buy {co2} for ${dec} million .", "Analysts at {co} cut {co1} to neutral , {per} of {co} said .",
                "{per1} , an economist at {co} in {city} , said the {body} would keep rates .", "{co1} , based in {city} , employs {###} people .",
                "The {adj1} central bank raised its key rate by {dec} points , said {per} of {co} .", "-- {city1} newsroom {###} {###}",
                "-- {per} , {city1} newsroom", "{co1} shares were {dec} higher at {dec} on the {city1} bourse .", "Exports to {country} and {country} fell .",
                "Traders said {adj} crude cargoes to {country} were delayed at {city} .", "{co1} named {per} as chief executive , replacing {per} .",
                "Rating : {co} assigned a rating to {co1} notes .", "Net {dec} vs {dec} Revs {##} vs {##}", "The {adj1} stock index closed {dec} points down .",
                "{co1} Chairman {per1} told {agency} the deal with {co2} was off .", "{city} gold , {city} silver and {city} coffee were steady .",
                "Shipping : vessels waiting at {city} , {country} .", "Wheat sales to {country} by {country} and the {org} were {##} tonnes ."]
        return out + self.lines(body, self.number(4, 9), page)

    def news(self):
        page = {}
        out = [self.heading(["{country1} , {country2} sign accord .", "{per1} meets {sur2} in {city1} .", "{adj1} troops leave {city1} .", "{##} dead in {city1} blast .",
                             "{country1} 's {sur1} rejects {adj1} plan .", "{org1} condemns {country1} .", "{city1} police arrest {adj1} suspect .",
                             "{sur1} wins {country1} vote .", "{body1} backs {sur1} .", "Bomb kills {#} in {city1} .", "{country1} says {country2} violated {law1} ."], page),
               self.dateline(page)]
        body = ["{country1} and {country2} agreed on {day} to resume talks in {city} .", "{adj1} {role} {per1} arrived in {city1} on {day} for talks with {adj} {role} {per2} .",
                "\" This is not acceptable , \" {sur1} told reporters in {city1} .", "{role} {sur1} said the {body} had approved the plan .",
                "{##} people were killed when a bomb exploded in {city} , {region} , police said .", "The {agency} news agency quoted {sur2} as saying {country1} would not sign .",
                "The {party} leader , {per} , said {party} would vote against the government .", "{per} , {##} , of {city} , {region} , was charged with fraud in {city} .",
                "The {org} and the {org} sent observers to {region} .", "{folk} and {folk} protested outside the {adj} embassy in {city} .",
                "A court in {city} jailed {per} , a former {role} of {country} , for {#} years .", "{adj1} forces shelled {city} , {place} and {place} , a {org} official said .",
                "{sur1} , {##} , studied law in {city} before joining the {party} .", "The {adj} and {adj} governments deny this .",
                "{per} of the {body} said talks at {fac} had failed .", "{role} {per} of {country} and {role} {per} of {country} met in {city} .",
                "{city} radio said {adj} rebels seized {city} from {folk} .", "According to {sur2} , {country1} breached the {law1} .",
                "{country1} joined the {org} in {year} .", "Storms hit {region} , {place} and the {adj} coast .", "The {body1} in {city1} voted to impeach {sur1} .",
                "{per1} was born in {city} , {country} , in {year} .", "Hundreds of {folk} fled {city} after the {event} .", "Residents of {fac} in {city} saw smoke .",
                "{adj} newspaper [{name}|ORG] reported that {sur2} would resign .".replace("{name}", self.pick(["Daily Post", "Morning Herald", "Evening Star", "La Nacional", "Tribune", "Pravda", "Gazette"])),
                "{group} leaders in {city} met {adj} {role} {per} ."]
        return out + self.lines(body, self.number(4, 9), page)

    def law_page(self):
        page = {}
        out = [self.heading(["{country1} ratifies {law1} .", "{body1} passes {law1} .", "{sur1} vetoes {law1} .", "What the {law1} means for {country1} ."], page)]
        body = ["The {law1} was signed by {country1} and {country2} in {city} in {year} .", "Under the {law1} , {country1} must cut its arsenal .",
                "{role} {per1} signed the {law1} into law on {day} .", "The {body1} struck down the {law1} .", "Critics of the {law} say it breaches the {law} .",
                "{law} of the {law} forbids torture .", "{country} withdrew from the {law1} in {year} .", "The {law1} , which replaced the {law} , covers {country} .",
                "{sur1} voted for the {law1} and against the {law} .", "Lawyers for {co} cited the {law} .", "The {law} and the {law} were amended after the {event} .",
                "Signatories to the {law1} met in {city} .", "{per} was charged under the {law} .", "A violation of the {law1} , the {org} said .",
                "The {law1} bans the sale of arms to {country2} .", "In {year} the {event} led to the {law1} .", "Nobody in {country1} has read the {law1} , said {per} ."]
        return out + self.lines(body, self.number(3, 7), page)

    def comments(self):
        page = {}
        body = ["{sur1} is a liar and {country1} knows it .", "why does {country1} get to decide for {country2} ?", "lol {sur1} again .",
                "Read the {law} before you post , friend .", "If {country1} leaves {org} the {folk} win .", "I lived in {city} for {##} years and never saw this .",
                "{per1} for president !", "Thanks {sur2} , that was my point .", "The {folk} and the {folk} are both to blame .", "Does anyone believe {agency} any more ?",
                "{city} is not {country} .", "The Military-Industrial Complex wins again .", "My cousin works for {co} in {city} .", "So {org} did nothing , as usual .",
                "{sur1} > {sur2} , sorry .", "The Media will never tell you about {country1} .", "Wake up , people . Follow the money .", "What about the {event} ?",
                "God bless {country1} and its troops .", "The Deep State wants war with {country2} .", "Just saw {per} at {fac} !", "@user {team} were robbed last night",
                "cant wait to see {city} this summer", "{adj} media lies about {sur1} .", "Vote {party} !"]
        out = self.lines(body, self.number(3, 7), page)
        if self.chance(0.35):
            for line in out:
                line.tokens = [token.lower() for token in line.tokens]
        return out

    def press_digest(self):
        page = {}
        out = [self.heading(["{city1} press digest - {month} {##} .", "{adj1} newspapers - {month} {##} ."], page), self.dateline(page)]
        papers = ["Daily Post", "Morning Herald", "Al-Hayat", "La Nacional", "The Tribune", "Rzecz", "Het Dagblad", "Evening Standard", "Business Day"]
        for _ in range(self.number(2, 4)):
            out.append(self.line(f"[{self.pick(papers).upper()}|ORG]"))
            out += self.lines(["- {role} {per} says {country} will not cut spending .", "- {co} plans to sell its {adj} unit .", "- {body} rejects appeal by {per} .",
                               "- {sur} to meet {sur} in {city} ."], self.number(1, 3), page)
        return out

    def headlines(self):
        page = {}
        return [self.heading(["{country} , {country} to resume talks", "{sur} : {adj} plan is dead", "{city} mayor quits", "{co} to cut {###} jobs in {city}",
                              "{org} warns {country} over {law}", "{team} sign {sur} from {team}", "{nat} beat {nat} in {city}", "{party} splits over {sur}",
                              "{per} dies at {##}", "{city} : {##} hurt in {fac} fire", "{adj} PM {sur} arrives in {city}", "{body} to probe {co}",
                              "{sur} , {sur} clash over {country}", "Ex-{role} {sur} jailed", "{country} votes on {law}", "{agency} : {country} pulls out of {city} talks"], page)
                for _ in range(self.number(3, 7))]
