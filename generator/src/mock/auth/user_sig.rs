//! UserSig in the query, as the REST interface of Tencent's live and room engines asks.
//!
//! Given a request, the apps and the time, it returns which administrator called, or why the request is refused. It must not
//! accept a UserSig of another account or app than the query names.

use super::query::Query;
use super::ticket::Ticket;
use super::{App, Caller, Condition, Incoming, Refusal, clock, refuse, shown};

/// Judges a request.
pub(crate) fn verify(request: &Incoming<'_>, apps: &[App], now: u64) -> Result<Caller, Refusal> {
    let query = Query::of(request.uri);
    let Some(app_id) = query.text("sdkappid").filter(|sent| !sent.is_empty()) else {
        return refuse(Condition::NoAppId, "The query has no sdkappid: send the SDKAppID of the app.");
    };
    let (identifier, user_sig) = (present(&query, "identifier")?, present(&query, "usersig")?);
    check_rest(&query)?;
    let app = known_app(apps, &app_id)?;
    let ticket = match Ticket::read(&user_sig) {
        Ok(ticket) => ticket,
        Err(fault) => {
            let advice = "make it with the vendor's rules, and send all of it, percent-encoded";
            return refuse(
                Condition::UnreadableUserSig,
                format!("The usersig cannot be read: {fault}; {advice}."),
            );
        }
    };
    check_ticket(&ticket, app, &identifier, now)?;
    match identifier == app.administrator {
        true => Ok(Caller { id: identifier, service: None, region: None }),
        false => refuse(
            Condition::NotAdministrator,
            format!(
                "{} is not the administrator of the app, who alone may call: call as that account.",
                shown(&identifier)
            ),
        ),
    }
}

fn check_ticket(ticket: &Ticket, app: &App, identifier: &str, now: u64) -> Result<(), Refusal> {
    if ticket.app_id != app.app_id {
        let message = format!("The usersig is of the app {}, but sdkappid is {}", ticket.app_id, app.app_id);
        return refuse(Condition::WrongAppId, format!("{message}: send one that was made for this app."));
    }
    if ticket.identifier != identifier {
        let message = format!(
            "The usersig is of {}, but identifier is {}",
            shown(&ticket.identifier),
            shown(identifier)
        );
        return refuse(
            Condition::WrongIdentifier,
            format!("{message}: send one that was made for this account."),
        );
    }
    if now > ticket.end() {
        let message = format!("The usersig was good until {}, and it is {now}", ticket.end());
        return refuse(
            Condition::ExpiredUserSig,
            format!("{message} (in seconds since 1970): make a new one."),
        );
    }
    match ticket.signed_with(&app.key) {
        true => Ok(()),
        false => refuse(
            Condition::WrongUserSig,
            "The usersig was not made with the key of this app: make it with the key that the console shows, as text.",
        ),
    }
}

/// What else every request carries.
fn check_rest(query: &Query) -> Result<(), Refusal> {
    let random = present(query, "random")?;
    if clock::number(&random).is_none_or(|number| number > u64::from(u32::MAX)) {
        return incomplete(format!(
            "random is {}: send a whole number from 0 to {}.",
            shown(&random),
            u32::MAX
        ));
    }
    match present(query, "contenttype")? {
        kind if kind == "json" => Ok(()),
        kind => incomplete(format!("contenttype is {}: send json, the only one there is.", shown(&kind))),
    }
}

fn known_app<'a>(apps: &'a [App], sent: &str) -> Result<&'a App, Refusal> {
    let found = clock::number(sent).and_then(|id| apps.iter().find(|app| app.app_id == id));
    match found {
        Some(app) => Ok(app),
        None => refuse(
            Condition::UnknownAppId,
            format!(
                "No app here has the id {}: send the SDKAppID of an app that this server was given.",
                shown(sent)
            ),
        ),
    }
}

fn present(query: &Query, name: &str) -> Result<String, Refusal> {
    match query.text(name).filter(|sent| !sent.is_empty()) {
        Some(sent) => Ok(sent.into_owned()),
        None => incomplete(format!("The query has no {name}, which every request must carry: send it.")),
    }
}

fn incomplete<T>(message: String) -> Result<T, Refusal> {
    refuse(Condition::IncompleteRequest, message)
}
