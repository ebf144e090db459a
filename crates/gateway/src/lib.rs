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

pub mod analysis;
mod archive;
pub mod dialects;
mod envelope;
mod exchange_fields;
pub mod fields;
mod http;
pub mod institution;
mod json;
mod multipart;
mod names;
mod node;
mod numbers;
pub mod profile;
mod refusal;
pub mod tables;
mod times;
mod transactions;
pub mod vault;

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use app::App;
use app::reported::InstitutionRecord;

use crate::dialects::{Headers, Nonces};
use crate::envelope::{Envelope, Seal, close};
use crate::institution::{Connection, Dialect};
use crate::node::Node;
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

/// The gateway: cheap to clone.
#[derive(Clone, Debug)]
pub struct Gateway {
    inner: Arc<Inner>,
}

/// What all messages share.
pub(crate) struct Inner {
    pub(crate) app: App,
    pub(crate) profile: Profile,
    vault: Option<Vault>,
    unlisted: Option<Dialect>,
    nonces: Nonces,
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

impl Gateway {
    /// A gateway over an application. Without a vault only unsigned institutions can connect.
    /// `unlisted` is how institutions connect that have no settings; `None` refuses them.
    #[must_use]
    pub fn new(app: App, profile: Profile, vault: Option<Vault>, unlisted: Option<Dialect>) -> Gateway {
        let inner = Inner {
            app,
            profile,
            vault,
            unlisted,
            nonces: Nonces::default(),
            running: AtomicU64::new(0),
            items: RwLock::default(),
            editions: RwLock::default(),
            reloaded: AtomicU64::new(0),
        };
        Gateway { inner: Arc::new(inner) }
    }

    /// Answers one body.
    pub(crate) async fn answer(&self, headers: &Headers, body: Body) -> Answer {
        let came = self.inner.instant();
        let result = match body {
            Ok(text) => self.inner.handle(headers, &text, came).await,
            Err(refusal) => Err(refusal),
        };
        if let Err(refusal) = &result {
            tracing::debug!(code = refusal.code, "gateway: refused");
        }
        if let Ok(Node::File(name, bytes)) = result {
            return Answer::File(name, bytes);
        }
        Answer::Envelope(self.close(came, &result))
    }

    /// The answer when the program has a defect.
    pub(crate) fn broken(&self) -> String {
        let refusal =
            Refusal::new("GW-0500", "程序出错，这笔业务没有办完", "请用同一报文号重试；仍不行请联系医保局");
        self.close(self.inner.instant(), &Err(refusal))
    }

    fn close(&self, came: Instant, result: &Result<Node, Refusal>) -> String {
        let running = self.inner.running.fetch_add(1, Ordering::Relaxed) + 1;
        let number = Seal::number(&self.inner.region(), came, running);
        close(&Seal { number, came, answered: self.inner.instant() }, result)
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

    async fn handle(&self, headers: &Headers, text: &str, now: Instant) -> Result<Node, Refusal> {
        let envelope = Envelope::read(text)?;
        let institution = self.admit(&envelope, headers, now).await?;
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
        let nodes = table.read(&envelope.input)?;
        let output = transactions::run(self, &envelope, &institution, table, &nodes).await?;
        Ok(self.renamed(table.infno, output))
    }

    /// Who sends it, if it may.
    async fn admit(
        &self,
        envelope: &Envelope,
        headers: &Headers,
        now: Instant,
    ) -> Result<InstitutionRecord, Refusal> {
        let first = self.check(envelope, headers, now);
        let Err(refusal) = first else { return first };
        // Settings may have changed since they were read; look again, at most once a second.
        let second = u64::try_from(now.unix_seconds()).unwrap_or(0);
        let may_change =
            ["GW-0101", "GW-0102", "GW-0103", "GW-0104", "GW-0111", "GW-0113"].contains(&refusal.code);
        if !may_change || self.reloaded.swap(second, Ordering::Relaxed) == second {
            return Err(refusal);
        }
        self.app.reload_institutions().await?;
        self.check(envelope, headers, now)
    }

    fn check(
        &self,
        envelope: &Envelope,
        headers: &Headers,
        now: Instant,
    ) -> Result<InstitutionRecord, Refusal> {
        let id = envelope.institution.as_str();
        let shown: String = id.chars().take(30).collect();
        let Some(institution) = self.app.find_institution(id) else {
            let message = format!("没有定点医药机构 {shown}");
            return Err(Refusal::new("GW-0101", message, "请核对机构编号；新机构请先到医保局登记"));
        };
        let unlisted = self.unlisted.map(|dialect| Connection {
            dialect,
            key_id: String::new(),
            sealed_key: String::new(),
            agreement_until: None,
        });
        let Some(connection) = Connection::of_attributes(&institution.attributes).or(unlisted) else {
            let message = format!("{}（{shown}）没有开通接口", institution.name);
            return Err(Refusal::new("GW-0102", message, "请到医保局开通"));
        };
        let key = match connection.dialect {
            Dialect::Plain => String::new(),
            Dialect::Tif | Dialect::Csb => connection.key(id, self.vault.as_ref()).map_err(|error| {
                tracing::error!(institution = id, %error, "gateway: key cannot be opened");
                Refusal::new("GW-0103", "中心没有打开这家机构的密钥", "请联系医保局核对密钥文件")
            })?,
        };
        let seconds = now.unix_seconds();
        dialects::check(connection.dialect, id, &connection.key_id, &key, headers, seconds, &self.nonces)?;
        connection.check_agreement(&institution, now.day)?;
        Ok(institution)
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
