//! The hospital gateway: hospitals connect with the interface that their programs already speak.
//!
//! **Knows:** the interface's envelope, signatures, field tables and codes; which use case of `app`
//! each transaction is. **Does not know:** rules, SQL, where settings are stored.
//!
//! Start reading at [`Gateway::answer`]: a body becomes an [`envelope`], the institution and its
//! signature are checked ([`dialects`]), the input is read by its table ([`tables`]), a transaction
//! calls `app`, and the answer is closed. Whatever arrives, the answer is HTTP 200 with an envelope.
//!
//! **Invariant:** money leaves as JSON numbers made from whole fen; no amount passes through floats.

mod admit;
pub mod analysis;
mod archive;
mod between;
pub mod client;
pub mod dialects;
mod envelope;
mod exchange_fields;
mod field_names;
pub mod fields;
pub mod gm;
mod http;
pub mod institution;
pub mod json;
mod multipart;
mod names;
mod node;
pub mod numbers;
pub mod oauth2;
pub mod profile;
mod refusal;
pub mod tables;
pub mod times;
mod token;
mod transactions;
pub mod vault;

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant as Stopwatch};

use app::App;
use app::reported::InstitutionRecord;

use crate::dialects::Headers;
use crate::envelope::{Envelope, Seal, close};
use crate::institution::Dialect;
use crate::node::Node;
use crate::oauth2::OauthKeys;
use crate::profile::Profile;
use crate::times::Instant;
use crate::vault::Vault;

pub use http::beside;
pub use refusal::Refusal;
pub use transactions::catalogue::layouts::{Cell, LAYOUTS, Layout};

/// What leaves.
pub(crate) enum Answer {
    /// An envelope.
    Envelope(String),
    /// A file with its name.
    File(String, Vec<u8>),
}

/// A body that was read, or why not.
pub(crate) type Body = Result<String, Refusal>;

/// How long the parts of an answer took.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Spent {
    /// Reading, signature, tables of fields, writing the answer.
    pub envelope: Duration,
    /// Waiting until the nonce was written down.
    pub nonce: Duration,
    /// The transaction itself.
    pub work: Duration,
}

/// The gateway: cheap to clone.
#[derive(Clone, Debug)]
pub struct Gateway {
    inner: Arc<Inner>,
}

/// What all messages share.
pub(crate) struct Inner {
    pub(crate) app: App,
    pub(crate) profile: Profile,
    /// Settings of other places.
    pub(crate) profiles: between::Profiles,
    vault: Option<Vault>,
    unlisted: Option<Dialect>,
    running: AtomicU64,
    /// Items of the catalogue by code, for the version of the pack that stands first.
    items: RwLock<(String, Arc<HashMap<String, usize>>)>,
    /// Hashes of catalogues by transaction, for the version of the pack that stands first.
    editions: RwLock<(String, HashMap<&'static str, String>)>,
    /// Second in which institutions were last read again.
    reloaded: AtomicU64,
}

impl std::fmt::Debug for Inner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Gateway")
    }
}

/// Reads a message as far as that needs no database: body, envelope, fields of its transaction. It is what a
/// fuzzer is to look at first.
///
/// # Errors
/// Why it is not understood.
pub fn understand(body: &[u8]) -> Result<&'static str, Refusal> {
    let envelope = Envelope::read(&http::text_of(body.to_vec())?)?;
    let missing = || Refusal::new("GW-0031", "没有这个交易", "请核对交易编号");
    let table = tables::find(&envelope.infno).ok_or_else(missing)?;
    table.read(&envelope.input, |it| it.is_listed || it.is_required).or_else(|_| {
        // Both ways of asking for fields are gone.
        table.read(&envelope.input, |it| it.is_required)
    })?;
    Ok(table.infno)
}

impl Gateway {
    /// A gateway over an application. Without a vault only unsigned institutions can connect.
    /// `unlisted` is how institutions connect that have no settings; `None` refuses them.
    #[must_use]
    pub fn new(app: App, profile: Profile, vault: Option<Vault>, unlisted: Option<Dialect>) -> Gateway {
        let inner = Inner {
            app,
            profile,
            profiles: between::Profiles::new(),
            vault,
            unlisted,
            running: AtomicU64::new(0),
            items: RwLock::default(),
            editions: RwLock::default(),
            reloaded: AtomicU64::new(0),
        };
        Gateway { inner: Arc::new(inner) }
    }

    /// The same gateway with settings of other places, by region code: for people insured there.
    ///
    /// # Panics
    /// When it is shared already.
    #[must_use]
    pub fn with_places(self, profiles: std::collections::BTreeMap<String, Profile>) -> Gateway {
        let mut inner = Arc::into_inner(self.inner).expect("places are given before the gateway is shared");
        inner.profiles = profiles;
        Gateway { inner: Arc::new(inner) }
    }

    /// Answers one body.
    pub(crate) async fn answer(&self, headers: &Headers, body: Body) -> Answer {
        self.spent(headers, body).await.0
    }

    /// Answers one body; also how long each part took. A file comes as nothing.
    pub async fn timed(&self, headers: &Headers, body: Result<String, Refusal>) -> (String, Spent) {
        match self.spent(headers, body).await {
            (Answer::Envelope(text), spent) => (text, spent),
            (Answer::File(..), spent) => (String::new(), spent),
        }
    }

    async fn spent(&self, headers: &Headers, body: Body) -> (Answer, Spent) {
        let begun = Stopwatch::now();
        let came = self.inner.instant();
        let mut spent = Spent::default();
        let (keys, result) = match body {
            Ok(text) => self.inner.handle(headers, &text, came, &mut spent).await,
            Err(refusal) => (None, Err(refusal)),
        };
        if let Err(refusal) = &result {
            tracing::debug!(code = refusal.code, "gateway: refused");
        }
        if let Ok(Node::File(name, bytes)) = result {
            spent.envelope = begun.elapsed().saturating_sub(spent.nonce + spent.work);
            return (Answer::File(name, bytes), spent);
        }
        let text = self.close(came, keys.as_ref(), &result);
        spent.envelope = begun.elapsed().saturating_sub(spent.nonce + spent.work);
        (Answer::Envelope(text), spent)
    }

    /// The answer when the program has a defect.
    pub(crate) fn broken(&self) -> String {
        let refusal =
            Refusal::new("GW-0500", "程序出错，这笔业务没有办完", "请用同一报文号重试；仍不行请联系医保局");
        self.close(self.inner.instant(), None, &Err(refusal))
    }

    pub(crate) fn close(
        &self,
        came: Instant,
        keys: Option<&OauthKeys>,
        result: &Result<Node, Refusal>,
    ) -> String {
        let running = self.inner.running.fetch_add(1, Ordering::Relaxed) + 1;
        let number = Seal::number(&self.inner.region(), came, running);
        close(&Seal { number, came, answered: self.inner.instant() }, keys, result)
    }
}

impl Inner {
    /// The present instant.
    pub(crate) fn instant(&self) -> Instant {
        let now = self.app.now();
        Instant::of_clock(&now).unwrap_or_else(Instant::zero)
    }

    /// Region code of the place.
    pub(crate) fn region(&self) -> String {
        match self.profile.admdvs.as_str() {
            "" => self.app.region().engine.pack().region.clone(),
            code => code.to_owned(),
        }
    }

    /// What is answered, and the keys under which.
    async fn handle(
        &self,
        headers: &Headers,
        text: &str,
        now: Instant,
        spent: &mut Spent,
    ) -> (Option<OauthKeys>, Result<Node, Refusal>) {
        let mut envelope = match Envelope::read(text) {
            Ok(envelope) => envelope,
            Err(refusal) => return (None, Err(refusal)),
        };
        let admitted = match self.admit(&envelope, headers, now).await {
            Ok(admitted) => admitted,
            Err(refusal) => return (None, Err(refusal)),
        };
        spent.nonce = admitted.waited;
        let keys = admitted.opened.map(|(keys, input)| {
            envelope.input = input;
            keys
        });
        (keys, self.run(&envelope, &admitted.institution, spent).await)
    }

    async fn run(
        &self,
        envelope: &Envelope,
        institution: &InstitutionRecord,
        spent: &mut Spent,
    ) -> Result<Node, Refusal> {
        let Some(table) = tables::find(&envelope.infno) else {
            let shown: String = envelope.infno.chars().take(20).collect();
            let name = names::name_of(&envelope.infno);
            return Err(match name {
                Some(name) => Refusal::new(
                    "GW-0030",
                    format!("交易未开通：{shown} {name}"),
                    "这项业务暂请到医保局窗口办理",
                ),
                None => Refusal::new("GW-0031", format!("没有交易 {shown}"), "请核对交易编号"),
            });
        };
        self.check_treated(envelope, institution)?;
        let nodes = table.read(&envelope.input, |it| self.profile.requires(table.infno, it))?;
        let begun = Stopwatch::now();
        let output = transactions::run(self, envelope, institution, table, &nodes).await;
        spent.work = begun.elapsed();
        let output = output.map_err(|it| it.in_words_of(envelope))?;
        Ok(self.renamed(table.infno, output))
    }

    fn renamed(&self, infno: &str, output: Node) -> Node {
        match output {
            Node::Object(fields) if self.profile.rename.iter().any(|it| it.infno == infno) => Node::Renamed(
                fields
                    .into_iter()
                    .map(|(name, node)| (self.profile.renamed(infno, name).to_owned(), node))
                    .collect(),
            ),
            output => output,
        }
    }

    /// Index of a catalogue item of the pack in force.
    pub(crate) fn item(&self, code: &str) -> Option<usize> {
        let region = self.app.region();
        let known = {
            let items = self.items.read().unwrap_or_else(PoisonError::into_inner);
            (items.0 == region.version).then(|| Arc::clone(&items.1))
        };
        let map = known.unwrap_or_else(|| {
            let catalogue = &region.engine.pack().catalogue;
            let map = catalogue.iter().enumerate().map(|(at, it)| (it.code.clone(), at)).collect();
            let map: Arc<HashMap<String, usize>> = Arc::new(map);
            let mut items = self.items.write().unwrap_or_else(PoisonError::into_inner);
            *items = (region.version.clone(), Arc::clone(&map));
            map
        });
        map.get(code).copied()
    }
}
