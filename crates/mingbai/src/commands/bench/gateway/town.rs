//! The made county with its hospitals connected: who may be treated where, and the gateway.

use anyhow::{Context as _, ensure};
use app::App;
use app::reported::Words;
use base::Day;
use gateway::Gateway;
use gateway::client::Credentials;
use gateway::institution::{Connection, Dialect};
use gateway::vault::Vault;
use store::Institution;

use crate::commands::demo::made;
use crate::packs;

/// The seed of everything that is drawn.
const SEED: u64 = 7;

/// Who, where, what.
pub struct Town {
    pub gateway: Gateway,
    pub app: App,
    /// Outpatients.
    pub people: Vec<String>,
    /// Those who stay; each once, so that stays do not overlap.
    pub patients: Vec<String>,
    pub hospitals: Vec<Credentials>,
    pub items: Vec<String>,
    pub on: Day,
}

impl Town {
    /// Puts people into the database and connects hospitals, each with its key.
    ///
    /// # Errors
    /// The store's failure; a pack without a catalogue.
    pub async fn build(app: &App, pack: &str, people: u32) -> anyhow::Result<Town> {
        let made = made::people(app, people, SEED).await?;
        let on = Day::new(2024, 6, 14)?;
        let covered = made.county.people().filter(|it| it.coverage_on(on).is_some() && it.is_alive_on(on));
        let mut people: Vec<String> = covered.map(|it| made::person_id(it.index)).collect();
        let patients = people.split_off(people.len() * 4 / 5);
        let items: Vec<String> = made.catalogue.iter().map(|it| it.code.clone()).take(60).collect();
        ensure!(items.len() >= 3, "规则包的目录太小");
        let vault = Vault::of_key_file(&Vault::fresh_key_file()?)?;
        let mut hospitals = Vec::new();
        let mut connected = Vec::new();
        for it in app.institutions().into_iter().filter(|it| it.kind == "hospital").take(20) {
            let credentials = Credentials {
                dialect: Dialect::Tif,
                key_id: it.id.clone(),
                secret: format!("key of {}", it.id),
                ..Credentials::plain(&it.id)
            };
            let mut attributes: Words = it.attributes;
            Connection {
                dialect: Dialect::Tif,
                key_id: it.id.clone(),
                sealed_key: vault.seal(&it.id, &credentials.secret)?,
                agreement_until: None,
            }
            .put(&mut attributes);
            connected.push(Institution {
                id: it.id,
                name: it.name,
                level: it.level,
                kind: it.kind,
                region: it.region,
                attributes: serde_json::to_string(&attributes)?,
            });
            hospitals.push(credentials);
        }
        ensure!(!hospitals.is_empty(), "虚构县没有医院");
        app.save_institutions(&connected).await?;
        app.reload_institutions().await?;
        let source = packs::find(pack)?;
        let profile = crate::commands::gateway::profile(&source).context("规则包的 gateway.toml")?;
        let gateway = Gateway::new(app.clone(), profile, Some(vault), None);
        Ok(Town { gateway, app: app.clone(), people, patients, hospitals, items, on })
    }
}
