use super::dom::NodeId;

/// Elements of a page that belong to something else than what is read, such as its thread.
#[derive(Clone, Debug, Default)]
pub(super) struct Regions {
    sorted: Vec<NodeId>,
}

impl Regions {
    pub fn of(mut nodes: Vec<NodeId>) -> Self {
        nodes.sort_unstable();
        nodes.dedup();
        Self { sorted: nodes }
    }

    /// Whether one of them starts at `node`.
    pub fn has(&self, node: NodeId) -> bool {
        self.sorted.binary_search(&node).is_ok()
    }
}
