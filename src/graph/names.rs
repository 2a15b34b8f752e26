use crate::schema::{EntityType, Status, Tenure};

/// The ontology's local name of a class of entities.
#[must_use]
pub const fn class_name(class: EntityType) -> &'static str {
    match class {
        EntityType::Person => "Person",
        EntityType::Country => "Country",
        EntityType::Place => "Place",
        EntityType::Organization => "Organization",
        EntityType::Group => "Group",
        EntityType::Treaty => "Treaty",
        EntityType::Law => "Law",
        EntityType::Event => "Event",
        EntityType::Facility => "Facility",
        EntityType::Work => "Work",
        EntityType::Position => "Position",
    }
}

/// The ontology's local name of a status.
#[must_use]
pub const fn status_name(status: Status) -> &'static str {
    match status {
        Status::Asserted => "Asserted",
        Status::Reported => "Reported",
        Status::Denied => "Denied",
        Status::Possible => "Possible",
        Status::Planned => "Planned",
        Status::Asked => "Asked",
        Status::Conditional => "Conditional",
    }
}

/// The ontology's literal value of a tenure.
#[must_use]
pub const fn tenure_name(tenure: Tenure) -> &'static str {
    match tenure {
        Tenure::Current => "current",
        Tenure::Former => "former",
        Tenure::Acting => "acting",
        Tenure::Then => "then",
        Tenure::Elect => "elect",
    }
}
