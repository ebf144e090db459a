//! The made county's network of desks, and some requests under way at each level.

use app::App;
use app::matters::{GivenDocument, MatterAct, MatterCommand, MatterTake, NewStation};
use county::County;
use programme::matters::{Level, Matter};

use super::made::person_id;

/// Requests that are taken in.
const REQUESTS: u32 = 60;

/// Puts desks into every township and village, and takes some matters in; how many desks and requests.
///
/// # Errors
/// The store's failure.
pub async fn network(app: &App, county: &County) -> anyhow::Result<(usize, usize)> {
    let region = app.region();
    let Some(catalogue) = &region.matters.catalogue else { return Ok((0, 0)) };
    let station = |place: String, name: String, minutes: Option<u32>| NewStation {
        place,
        name,
        minutes,
        ..NewStation::default()
    };
    let mut stations = vec![station(String::new(), "医疗保障服务中心".to_owned(), None)];
    for (at, township) in county.townships().iter().enumerate() {
        stations.push(station(township.code.clone(), format!("{}便民服务中心医保窗口", township.name), None));
        for (nth, village) in county.villages().iter().enumerate().filter(|it| it.1.township == at) {
            let place = format!("{}/{}", township.code, village.name);
            let minutes = u32::try_from(nth % 14).unwrap_or(0) + 3;
            stations.push(station(place, format!("{}医保服务站", village.name), Some(minutes)));
        }
    }
    let desks = app.replace_stations(&stations, "演示").await?;
    let mut requests = 0;
    for nth in 0..REQUESTS {
        let matter = &catalogue.matters[nth as usize * 7 % catalogue.matters.len()];
        if take(app, county, matter, nth).await? {
            requests += 1;
        }
    }
    Ok((desks, requests))
}

/// Takes a matter in at a desk of the person's own, and moves some of them on.
async fn take(app: &App, county: &County, matter: &Matter, nth: u32) -> anyhow::Result<bool> {
    let Some(person) = county.people().nth(nth as usize * 13) else { return Ok(false) };
    let village = &county.villages()[person.village];
    let township = &county.townships()[village.township].code;
    let level = Level::ALL.into_iter().find(|it| matter.is_offered_at(*it)).unwrap_or(Level::County);
    let desk = match level {
        Level::Village => format!("{township}/{}", village.name),
        Level::Township => township.clone(),
        Level::County => String::new(),
    };
    let given =
        |it: &String| GivenDocument { document: it.clone(), sha256: String::new(), name: String::new() };
    // Every fourth comes without some paper.
    let brought = matter.documents.len() - usize::from(nth % 4 == 3 && matter.documents.len() > 1);
    let take = MatterTake {
        matter: matter.code.clone(),
        person_id: person_id(person.index),
        desk: desk.clone(),
        documents: matter.documents.iter().take(brought).map(given).collect(),
        behalf: if matter.applicant.as_str() == "person" { String::new() } else { "示例单位".to_owned() },
        note: String::new(),
    };
    let Ok(taken) = app.take_matter(take, "演示受理").await else { return Ok(false) };
    let act = |act: MatterCommand, to: &str, note: &str| MatterAct {
        act,
        desk: desk.clone(),
        documents: Vec::new(),
        to: to.to_owned(),
        note: note.to_owned(),
    };
    if taken.state == "waiting" {
        return Ok(true);
    }
    if !matter.is_done_at(level) {
        let up = act(MatterCommand::HandOver, "county", "代办件移交，材料齐全");
        if matter.may_lie_at(Level::County) {
            app.act_on_matter(&taken.id, up, "演示受理").await?;
        }
    } else if !nth.is_multiple_of(3) {
        app.act_on_matter(&taken.id, act(MatterCommand::Finish, "", "已办"), "演示办结").await?;
    }
    Ok(true)
}
