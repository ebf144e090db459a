//! One contract, written once, run on both engines: small behaviours, each on a fresh store.

use common::fresh;
use store::{EngineKind, Store};

#[path = "../common/mod.rs"]
mod common;

/// The behaviours of a module as tests, on one engine and on the other.
macro_rules! on_both_engines {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() { crate::run(store::EngineKind::Sqlite, super::$name).await; })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() { crate::run(store::EngineKind::Postgres, super::$name).await; })+
        }
    };
}

mod booking;
mod exchange;
mod knowledge;
mod matters;
mod people;
mod roster;
mod work;

async fn run(kind: EngineKind, behaviour: impl AsyncFn(&Store)) {
    if let Some(fresh) = fresh(kind).await {
        behaviour(&fresh.store).await;
        fresh.store.close().await;
    }
}
