//! The terms that documents are described in. Those of `pg:` are defined in the project's ontology.

macro_rules! terms {
    ($($module:ident $namespace:literal { $($name:ident $local:literal),* $(,)? })*) => {
        $(pub(super) mod $module {
            use oxigraph::model::NamedNodeRef;
            $(pub(in crate::rdf) const $name: NamedNodeRef<'static> =
                NamedNodeRef::new_unchecked(concat!($namespace, $local));)*
        })*
    };
}

terms! {
    pg "https://w3id.org/pressgraph/ontology#" {
        ARTICLE "Article", COMMENT "Comment", ACCOUNT "Account", ENTITY "Entity", CLAIM "Claim", MENTION "Mention", INTERVAL "Interval",
        DECLARED_COMMENTS "declaredComments", PARSED_COMMENTS "parsedComments", DEPTH "depth", COPY_OF "copyOf", EXACT_COPY_OF "exactCopyOf", COMMENT_KIND "commentKind", ORDINAL "ordinal",
        ADDRESSES "addresses", DISPUTES "disputes", ENDORSES "endorses", YEAR "year", ISSUED_BY "issuedBy", PEOPLE_OF "peopleOf", BODY_OF "bodyOf", POSITION_IN "positionIn",
        TENURE "tenure", ORGANIZATION_KIND "organizationKind", STATUS "status", ATTRIBUTED_TO "attributedTo", CONFIDENCE "confidence", TRIGGER "trigger",
        EVIDENCE_TEXT "evidenceText", RULE "rule", WHEN "when", FROM "from", UNTIL "until", MENTION_KIND "mentionKind", NAMES_PLACE "namesPlace",
    }
    schema "https://schema.org/" {
        NEWS_ARTICLE "NewsArticle", COMMENT "Comment", URL "url", KEYWORDS "keywords", MENTIONS "mentions",
    }
    sioc "http://rdfs.org/sioc/ns#" {
        POST "Post", USER_ACCOUNT "UserAccount", CONTENT "content", HAS_REPLY "has_reply", REPLY_OF "reply_of",
        HAS_CREATOR "has_creator",
    }
    dcterms "http://purl.org/dc/terms/" {
        TITLE "title", CREATOR "creator", ISSUED "issued", PUBLISHER "publisher", IDENTIFIER "identifier",
        CREATED "created", LANGUAGE "language", IS_PART_OF "isPartOf",
    }
    oa "http://www.w3.org/ns/oa#" {
        ANNOTATION "Annotation", HAS_TARGET "hasTarget", HAS_SOURCE "hasSource", HAS_SELECTOR "hasSelector",
        HAS_BODY "hasBody", SPECIFIC_RESOURCE "SpecificResource", TEXT_QUOTE_SELECTOR "TextQuoteSelector",
        TEXT_POSITION_SELECTOR "TextPositionSelector", EXACT "exact", START "start", END "end",
    }
    prov "http://www.w3.org/ns/prov#" { WAS_DERIVED_FROM "wasDerivedFrom" }
    skos "http://www.w3.org/2004/02/skos/core#" { ALT_LABEL "altLabel" }
    owl "http://www.w3.org/2002/07/owl#" { SAME_AS "sameAs" }
}
