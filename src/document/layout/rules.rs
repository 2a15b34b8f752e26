//! The fixed phrases of pages, as tables in the pattern language of [`super::phrase`].

/// Headings of a thread that say how many comments there are.
pub(super) const COUNTED_HEADINGS: &[&str] = &[
    "soundoff # @n?",
    "# @n|opinions|opinion",
    "# @n to|on|for|about|from|regarding *",
    "# @n so? far",
    "there are|is currently? # @n so? far?",
    "# gedanken|kommentare|antworten|reaktionen zu|auf *",
    "# réflexions|commentaires|réponses sur|à *",
    "# comentarios|pensamientos|respuestas en|sobre|a *",
    "# reader|readers|user|users|public|total|new|approved @n",
    "# people|readers commented",
    "@n # of|total|in? #?",
    "@n|opinions #",
    "reader|readers|user|users|your|all|recent|latest|top|public|visitor @n #",
    "all|view|show|read|see|hide all? the? # @n",
    "showing|viewing # of # @n",
    "# of # @n",
    "discussion|discuss|conversation|debate|forum|talkback|talk|feedback #",
    "discussion|conversation|debate # @n",
    "join the? discussion|conversation|debate #",
    "join the? discussion|conversation|debate # @n",
    "leave a? comment # @n?",
    "@n on|to|for * #",
    "letters|reviews|posts|messages|views|voices #",
    "# letters|reviews|posts|messages",
    "what|how readers|you|others said|say|think # @n?",
];

/// Headings that may open a thread, or a section of the article.
pub(super) const BARE_HEADINGS: &[&str] = &[
    "soundoff",
    "sound off",
    "@n",
    "comment section",
    "comments section",
    "@n and|& @n",
    "@n on|to|for|about|from *",
    "reader|readers|user|users|your|all|recent|latest|top|public|visitor|viewer @n|feedback|views|letters",
    "the? discussion|conversation|debate|talkback|feedback|forum",
    "discussion thread|board|forum",
    "discuss this? article|story|post?",
    "join the? discussion|conversation|debate",
    "join|continue in? the discussion|conversation|debate",
    "have your say",
    "your|readers|reader views|say|letters|voices|turn",
    "readers|you say|said|wrote|write|respond|responded|react|comment|discuss",
    "what|how readers|our|people|others|you readers? say|said|are|think|thought|responded|respond saying?",
    "from|by our? readers",
    "letters|mailbag|guestbook",
    "what do you think",
    "add|post|leave your|a thoughts|views|say|comment",
    "view|show|read all? @n",
];

/// Headings that say that there is no thread.
pub(super) const EMPTY_HEADINGS: &[&str] = &[
    "no @n so? yet|far?",
    "no @n on|to *",
    "there are|is no|currently @n|no @n? yet|posted?",
    "be the? first to? comment|reply|respond *?",
];

/// Lines that stand around comments and belong to the page.
pub(super) const FURNITURE: &[&str] = &[
    "reply",
    "reply to? this?",
    "reply to this? comment",
    "reply to *",
    "reply quote",
    "report",
    "report this? comment|abuse|spam|post?",
    "report as|inappropriate abuse|spam|inappropriate?",
    "report abuse|comment|post|spam",
    "flag",
    "flag as? this? inappropriate|comment|abuse?",
    "like",
    "like %",
    "like dislike",
    "% like|likes|dislike|dislikes|upvotes|upvote|points|point|votes|vote|recommendations|recommends|stars",
    "like|likes|dislike|dislikes|recommend|recommended|upvote|downvote|score|votes|points|rating %",
    "like % dislike %",
    "likes % dislikes %",
    "% likes % dislikes",
    "liked by % *?",
    "% people|person|user|users|reader|readers like|likes|liked|recommend|recommends|found this *?",
    "thumb|thumbs up % thumb|thumbs down %",
    "thumbs up|down %?",
    "recommend %?",
    "recommended %? times?",
    "share",
    "share this? comment?",
    "permalink",
    "link",
    "link to? this? comment?",
    "quote",
    "edit",
    "edited",
    "delete",
    "save",
    "follow",
    "collapse",
    "expand",
    "collapse|expand|hide|show this? thread|replies|comment",
    "hide|show|view|load|see|read % more? reply|replies|@n",
    "hide|show|view|load|see|read all|more|previous|earlier @n?",
    "% reply|replies",
    "parent",
    "context",
    "top|most|best comment|commenter|relevant",
    "log|sign in to? *?",
    "log|sign in to|or|and *",
    "login to|or *",
    "loading @n?",
    "sort by *?",
    "sorted|order|ordered by *",
    "newest|oldest|best|popular first?",
    "newest|oldest first? oldest|newest first?",
    "you must be logged in *?",
    "verified",
    "avatar",
    "in moderation",
    "your comment is awaiting moderation",
    "vote up|down? %?",
    "up % down %",
    "helpful %?",
    "was this helpful *?",
    "jump to comments?",
    "subscribe to comments? *?",
    "rss feed? *?",
    "notify me of *",
    "advertisement",
];

/// Lines that open the page's foot. What follows them is not read.
pub(super) const FOOTERS: &[&str] = &[
    "post|add|leave|submit|write|make a|your|another|new comment|reply|response|thought|review",
    "post|add|leave|submit|write|make a|your comment|reply|response here|below|now|on|to *?",
    "leave a? reply|comment|response cancel *?",
    "leave a? reply|comment|response to *",
    "post|add comment",
    "comments|commenting|discussion|thread|responses|replies are|is|have|has been? now? closed|disabled|off *?",
    "comments for|on *? are|is closed|disabled",
    "the? comments|commenting to|on|for this|the entry|post|article|story|thread are|is|have been? now? closed|disabled",
    "comments closed",
    "comment|comments|discussion|thread closed|locked *?",
    "this thread|discussion|post|article|topic is|has been? now? closed|locked|archived *?",
    "cancel reply",
    "your email|e mail? address will not be published *?",
    "required fields are marked *?",
    "you must be logged in to *",
    "log|sign in to|or|and comment|register|reply|post|join *?",
    "register|login or|to login|register|comment|post *?",
    "terms of|and use|service|conditions|sale *?",
    "privacy policy|notice|statement|and *?",
    "about|contact us contact|about|privacy|terms|advertise *",
    "contact us",
    "all rights reserved",
    "powered by *",
    "older|newer|previous|next comments|posts|entries|replies",
    "load|show|view more comments|replies",
    "subscribe to our? *",
    "sign up for our? *",
    "follow us on *?",
    "back to top",
    "most popular|read|viewed|commented|shared",
    "you may|might also like",
    "comment|commenting|community|house policy|guidelines|rules|standards",
    "rules of conduct",
    "page # of #",
    "page|pages # # *?",
    "next page",
    "about|more about the author",
    "filed under *",
];

/// Lines between article and thread, or around the article, that lead elsewhere.
pub(super) const NAVIGATION: &[&str] = &[
    "previous|next|older|newer entry|post|article|story|page",
    "previous|next",
    "next|previous previous|next",
    "home",
    "share",
    "share this article|story|post|page?",
    "share on|via *",
    "share on *",
    "share tweet *?",
    "tweet this? article|story|post?",
    "facebook",
    "twitter",
    "linkedin",
    "email",
    "e mail",
    "email|e this? mail? article|story|post?",
    "print",
    "print this? article|story|post|page?",
    "print email *?",
    "email print *?",
    "email|facebook|twitter|linkedin|reddit|whatsapp|pinterest|print|share|google|tumblr|digg|pocket facebook|twitter|linkedin|reddit|whatsapp|pinterest|print|share|google|tumblr|digg|email|pocket *?",
    "save this? article|story|post?",
    "save",
    "bookmark this? article|page|post|story?",
    "permalink",
    "back to top|home|article|story|comments|news|previous *?",
    "skip to content|main|navigation|comments|article *?",
    "jump to comments|navigation|content|search",
    "advertisement",
    "sponsored",
    "story continues below *?",
    "article continues below|after *?",
    "continue reading below|the main story *?",
    "leave a comment",
    "add a comment",
    "post a comment",
    "view|see|read|go|skip|jump to? all|the? comments",
    "loading",
    "listen to this? article|story *?",
    "# min|minute|minutes read",
    "# min|minute|minutes",
    "reading time # *?",
    "font size *?",
    "text size *?",
    "menu",
    "search",
    "subscribe",
    "sign in",
    "log in",
    "click to share|print|email|enlarge|tweet|see|view|expand *?",
    "like this",
    "like loading",
    "follow us on *",
    "follow us",
    "sign up for our *",
    "subscribe to our *",
];

/// Sections of a site.
pub(super) const SECTIONS: &[&str] = &[
    "home|news|world|politics|business|economy|sport|sports|opinion|opinions|analysis|culture|arts|science|technology|tech|health|travel|weather|local|national|international|europe|asia|africa|americas|us|uk|video|videos|photos|contact|about|editorial|commentary|comment|features|feature|letters|lifestyle|life|money|markets|environment|education|society|region|regional|front|latest|breaking|exclusive|blog|blogs|archive|archives|cartoons|obituaries|jobs|classifieds|newsletters|subscribe|login|more",
    "about|contact us",
    "breaking|world|local|us|national|top|latest news",
    "world|middle europe|asia|africa|americas|east",
    "op ed",
    "guest column|post|opinion|commentary",
    "letters to the editor",
    "front page",
];

/// What the label before a colon says about a promotional line.
pub(super) const PROMO_LABELS: &[&str] = &[
    "more",
    "more from|on|about|by|in|at *",
    "read",
    "read more|also|next|on|about|the|now *?",
    "related",
    "related story|stories|article|articles|link|links|content|coverage|posts|post|reading|news|topics|video|videos",
    "see also|more",
    "also read|see|on|in|at|from *?",
    "also",
    "watch",
    "watch now|live|more|video|this|also *?",
    "listen",
    "listen now|to|more|also *?",
    "video",
    "photos",
    "gallery",
    "slideshow",
    "interactive",
    "in pictures",
    "explainer",
    "dont miss",
    "further reading",
    "recommended",
    "recommended reading|for|stories *?",
    "must read",
    "click here",
    "editors picks",
    "you may|might also like|be *?",
    "from the archive|archives",
    "trending",
    "previously",
    "full story|coverage",
    "follow us|him|her *?",
    "sign up",
    "subscribe",
    "opinion",
    "analysis",
    "live updates",
    "in depth",
    "go deeper",
    "earlier",
];

/// Headings of lists of links.
pub(super) const PROMO_HEADINGS: &[&str] = &[
    "related|recommended|more|other|similar story|stories|articles|links|content|coverage|posts|reading|news|headlines|from *?",
    "read more|also|next",
    "see also",
    "more from|on *",
    "you may|might also like",
    "most popular|read|viewed|shared",
    "further reading",
    "trending now|stories|topics?",
    "editors picks",
    "recommended for you",
    "related",
    "recommended",
    "more stories",
];

/// Labels of topic lines.
pub(super) const TOPIC_LABELS: &[&str] = &[
    "topic",
    "topics",
    "tag",
    "tags",
    "tagged",
    "tagged with|as|under|in",
    "filed under|in|to",
    "filed",
    "category",
    "categories",
    "posted in|under",
    "keywords",
    "keyword",
    "labels",
    "label",
    "subject",
    "subjects",
    "section",
    "sections",
    "related topics|tags",
    "more on|about these? topics|this|story|topic",
];

/// Labels of topic lines that need no colon.
pub(super) const TOPIC_STARTS: &[&str] =
    &["filed under", "tagged with", "tagged under", "tagged as", "posted in", "posted under", "filed in", "tagged"];

/// Labels of a note about the article or its author.
pub(super) const NOTE_LABELS: &[&str] = &[
    "editors|editor|ed|eds|authors|author|writers|publishers|programming|readers|reporters|translators|correspondents|producers note|notes|comment|statement",
    "a? note from the editor|editors|author|publisher",
    "note from the editor|editors|author|publisher",
    "note to|for readers|editors|our *?",
    "note",
    "about the? author|authors|writer|writers|reporter|contributor|columnist",
    "the author|writer",
    "correction",
    "corrections",
    "clarification",
    "corrections? and clarification|clarifications",
    "update",
    "disclosure",
    "disclaimer",
    "contributor",
];

/// What stands where a comment was taken down.
pub(super) const PLACEHOLDERS: &[&str] = &[
    "deleted",
    "removed",
    "comment deleted|removed|hidden|withheld|unavailable",
    "comment|post|reply|message deleted|removed by *",
    "this|the|a comment|post|reply|message has|was been? deleted|removed|hidden|withdrawn|moderated|blocked *?",
    "this|the comment|post|reply|message is no|not longer? available|visible *?",
    "this comment violated *",
    "deleted|removed by *",
    "deleted comment|user|account",
    "removed comment|user|account",
    "user|account deleted|removed|suspended",
    "comment hidden *",
];

/// Commenters who are nobody.
pub(super) const NOBODY: &[&str] = &[
    "deleted",
    "removed",
    "deleted user|account|comment",
    "user|account deleted|removed",
    "removed user|account|comment",
    "comment deleted|removed",
    "comment|post deleted|removed by *",
];

#[cfg(test)]
mod tests {
    use super::super::phrase::Words;
    use super::*;

    #[test]
    fn lines_that_open_a_thread() {
        for (line, count) in [
            ("soundoff (11 Responses)", 11),
            ("Comments (12)", 12),
            ("Comments: 12", 12),
            ("3 Comments", 3),
            ("14 thoughts on “A quiet harbour”", 14),
            ("One Response to A quiet harbour", 1),
            ("7 replies to ‘A quiet harbour’", 7),
            ("Reader comments (1,204)", 1204),
            ("Showing 5 of 40 comments", 40),
            ("View all 9 comments", 9),
            ("Join the conversation (8)", 8),
            ("Discussion (2 replies)", 2),
            ("Twelve comments so far", 12),
        ] {
            let found = Words::of(line).match_any(COUNTED_HEADINGS);
            assert_eq!(found.as_ref().and_then(|n| n.last()), Some(&count), "{line}");
        }
        for line in [
            "Responses",
            "Discussion",
            "Have your say",
            "Readers' comments",
            "Your views",
            "What readers are saying",
            "Comments on A quiet harbour",
        ] {
            assert!(Words::of(line).are(BARE_HEADINGS), "{line}");
        }
        for line in ["No comments yet", "Be the first to comment!", "There are no comments yet."] {
            assert!(Words::of(line).are(EMPTY_HEADINGS), "{line}");
        }
    }

    #[test]
    fn sentences_are_no_phrases() {
        for line in [
            "I like the harbour.",
            "Reply was there none.",
            "The comments were sharp.",
            "Share prices fell.",
            "Privacy matters to me.",
            "Comments like this one help nobody.",
        ] {
            let words = Words::of(line);
            for table in
                [COUNTED_HEADINGS, BARE_HEADINGS, EMPTY_HEADINGS, FURNITURE, FOOTERS, NAVIGATION, PLACEHOLDERS, NOBODY]
            {
                assert!(!words.are(table), "{line}");
            }
        }
    }

    #[test]
    fn furniture_and_footers() {
        for line in [
            "Reply",
            "Report abuse",
            "Like (3)",
            "12 likes",
            "👍 5 people like this",
            "Show 2 replies",
            "Flag as inappropriate",
            "Thumb up 4 Thumb down 2",
        ] {
            assert!(Words::of(line).are(FURNITURE), "{line}");
        }
        for line in [
            "Post a comment",
            "Leave a Reply",
            "Leave a Reply Cancel reply",
            "Comments are closed.",
            "Your email address will not be published. Required fields are marked *",
            "Terms of Service",
            "Older comments",
            "Log in to comment",
            "Add your comment",
        ] {
            assert!(Words::of(line).are(FOOTERS), "{line}");
        }
    }
}
