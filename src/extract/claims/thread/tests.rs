//! Stances from made-up threads.

use super::cues::{Cue, concedes, of_article, opening};
use crate::base::Id;
use crate::document::Comment;
use crate::document::Unit;
use crate::extract::claims::testkit::{Scripted, Setting, scripted};
use crate::extract::{Regard, Stance};
use crate::nlp::analyze_all;
use crate::nlp::engine::Engine;

#[test]
fn sentences_agree_or_disagree_or_say_neither() {
    use Cue::{Agrees, Disagrees};
    for (sentence, want) in [
        ("I agree.", Some(Agrees)),
        ("Exactly!", Some(Agrees)),
        ("You’re right, and it will get worse.", Some(Agrees)),
        ("@Nadia: no, that's not true.", Some(Disagrees)),
        ("Sorry, Nadia, you are wrong.", Some(Disagrees)),
        ("Nonsense, Nadia.", Some(Disagrees)),
        ("I don't agree.", Some(Disagrees)),
        ("I disagree, but you make a fair case.", Some(Disagrees)),
        ("I agree with the mayor.", None),
        ("I totally agree with Peru.", None),
        ("You're right, but only in part.", None),
        ("True friends do not do that.", None),
        ("Wrong turns cost money.", None),
        ("Is that not true?", None),
        ("You are right if prices fall.", None),
        ("They agreed.", None),
    ] {
        assert_eq!(opening(sentence, Some("Nadia")), want, "{sentence}");
    }
}

#[test]
fn sentences_judge_the_article() {
    use Cue::{Agrees, Disagrees};
    for (sentence, want) in [
        ("The author is right.", Some(Agrees)),
        ("This article is simply wrong.", Some(Disagrees)),
        ("I disagree with the writer.", Some(Disagrees)),
        ("I fully agree with this piece.", Some(Agrees)),
        ("The author is right-handed.", None),
        ("Is the author right?", None),
        ("My aunt says the author is wrong.", None),
    ] {
        assert_eq!(of_article(sentence), want, "{sentence}");
    }
    assert!(
        concedes("I agree that ") && concedes("Yes, ") && !concedes("I never agreed that ") && !concedes("Yesterday ")
    );
}

/// A thread under an article whose sentence gives the first claim: each comment with its parent.
fn thread(article: &str, comments: &[(Option<u32>, &str, &str)]) -> Vec<String> {
    // Everything is scripted as one text to share the entities, then cut into posts.
    let marked: Vec<String> = std::iter::once(article).chain(comments.iter().map(|c| c.2)).map(str::to_owned).collect();
    let Scripted { mut document, mut facts, .. } = scripted(&marked.join("\n\n"), Setting::Article);
    let whole = std::mem::take(&mut document.text);
    let posts: Vec<&str> = whole.split("\n\n").collect();
    document.text = posts[0].to_owned();
    document.parts[0].span = crate::base::Span::of(0..posts[0].len());
    let mut starts = vec![0];
    for post in &posts {
        starts.push(starts[starts.len() - 1] + post.len() + 2);
    }
    for (n, (parent, author, _)) in comments.iter().enumerate() {
        document.comments.push(Comment {
            id: Id::new(&["doc", "x", "comment", &n.to_string()]),
            caller_id: None,
            kind: crate::document::CommentKind::Comment,
            parent: *parent,
            depth: u32::from(parent.is_some()),
            ordinal: u32::try_from(n + 1).unwrap_or(0),
            author: Some((*author).to_owned()),
            created: None,
            language: None,
            text: posts[n + 1].to_owned(),
        });
    }
    for mention in &mut facts.mentions {
        let post = starts.partition_point(|s| *s <= mention.span.start as usize) - 1;
        let from = u32::try_from(starts[post]).unwrap_or(0);
        mention.unit = if post == 0 { Unit::Article } else { Unit::Comment(u32::try_from(post - 1).unwrap_or(0)) };
        mention.span = crate::base::Span::new(mention.span.start - from, mention.span.end - from);
    }
    let texts: Vec<&str> = document.units().map(|u| document.text_of(u)).collect();
    let analyses = analyze_all(&texts, Some(Engine::builtin()));
    crate::extract::claims::claims(&document, &analyses, &mut facts);
    crate::extract::claims::stances(&document, &analyses, &mut facts);
    let print = |s: &Stance| {
        let what = match s.of {
            Regard::Post(Unit::Article) => "article".to_owned(),
            Regard::Post(Unit::Comment(n)) => format!("comment {n}"),
            Regard::Claim(at) => {
                let claim = &facts.claims[at];
                let label = |e: crate::extract::EntityRef| facts.entities[e.0 as usize].label.clone();
                format!("{} {} {} {:?}", label(claim.subject), claim.predicate, label(claim.object), claim.status)
            }
        };
        format!("{} {} {what}", s.comment, if s.agrees { "endorses" } else { "disputes" })
    };
    facts.stances.iter().map(print).collect()
}

const ARTICLE: &str = "{Peru|Country} signed {the Lima Accord|Treaty} in May.";

#[test]
fn denials_dispute_what_they_deny() {
    let found =
        thread(ARTICLE, &[(None, "a", "That's not true, {Peru|Country} never signed {the Lima Accord|Treaty}.")]);
    assert_eq!(found, ["0 disputes Peru signed the Lima Accord Asserted"]);
    let found = thread(ARTICLE, &[(None, "a", "{Chile|Country} never signed {the Lima Accord|Treaty}.")]);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn the_same_in_words_of_agreement_endorses() {
    let found = thread(ARTICLE, &[(None, "a", "I agree that {Peru|Country} signed {the Lima Accord|Treaty}.")]);
    assert_eq!(found, ["0 endorses Peru signed the Lima Accord Asserted"]);
    let found = thread(ARTICLE, &[(None, "a", "{Peru|Country} signed {the Lima Accord|Treaty}, as we read.")]);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn replies_agree_and_disagree_with_their_parents() {
    let found = thread(
        ARTICLE,
        &[
            (None, "ana", "{Chile|Country} attacked {Peru|Country}."),
            (Some(0), "ben", "Nonsense, ana. Read a book."),
            (Some(0), "cleo", "Exactly."),
            (Some(1), "ana", "You did not read it. I agree with {Peru|Country}."),
        ],
    );
    let want = [
        "1 disputes comment 0",
        "1 disputes Chile attacks Peru Reported",
        "2 endorses comment 0",
        "2 endorses Chile attacks Peru Reported",
    ];
    assert_eq!(found, want);
}
