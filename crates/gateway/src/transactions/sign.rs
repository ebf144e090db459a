//! 9001 and 9002: signing on and off. Nothing depends on it: many programs never sign on.

use std::sync::atomic::Ordering;

use super::Call;
use crate::node::Node;

pub fn sign_in(call: &Call<'_>) -> Node {
    let at = call.gateway.instant();
    let running = call.gateway.running.load(Ordering::Relaxed) % 1_000_000;
    Node::Object(vec![(
        "signinoutb",
        Node::Object(vec![
            ("sign_time", Node::text(at.spaced())),
            ("sign_no", Node::text(format!("{}{running:06}", at.packed()))),
        ]),
    )])
}

pub fn sign_out(call: &Call<'_>) -> Node {
    let time = Node::text(call.gateway.instant().spaced());
    Node::Object(vec![("sign_time", Node::Object(vec![("sign_time", time)]))])
}
