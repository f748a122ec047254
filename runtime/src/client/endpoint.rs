//! Where requests go: the host of the service's table, or the one the user gave.
//!
//! Given: a region, a data centre, or a URL. Returns: scheme and host. Must not: fall back to plain http, or guess a host for a
//! region that the table does not know.

use std::borrow::Cow;

use crate::error::AnyError;
use crate::request::Endpoint;
use crate::service::{Host, ServiceInfo};

/// The host that the service's table names.
pub(super) fn of_service(
    service: &ServiceInfo,
    region: Option<&str>,
    data_center: Option<&str>,
) -> Result<Endpoint, AnyError> {
    let host = match data_center {
        Some(name) => by_name(service, name)?,
        None => by_region(service, region)?,
    };
    Ok(Endpoint { scheme: "https", host: Cow::Borrowed(host.host) })
}

fn by_name(service: &ServiceInfo, name: &str) -> Result<Host, AnyError> {
    service.hosts.iter().copied().find(|host| host.name == Some(name)).ok_or_else(|| {
        let known = listed(service.hosts.iter().filter_map(|host| host.name));
        AnyError::configuration(format!("{} has no data centre {name}; {known}", service.name))
    })
}

fn by_region(service: &ServiceInfo, region: Option<&str>) -> Result<Host, AnyError> {
    let regional = || service.hosts.iter().copied().filter(|host| host.region.is_some());
    if let Some(region) = region
        && regional().next().is_some()
    {
        return regional().find(|host| host.region == Some(region)).ok_or_else(|| {
            let known = listed(regional().filter_map(|host| host.region));
            AnyError::configuration(format!(
                "no host of {} is known for the region {region}; {known}. For another host: Client::builder().endpoint(\"https://…\")",
                service.name
            ))
        });
    }
    service.hosts.first().copied().ok_or_else(|| {
        AnyError::configuration(format!(
            "{} names no host: give one with Client::builder().endpoint(\"https://…\")",
            service.name
        ))
    })
}

fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    if names.is_empty() { "none is known".to_owned() } else { format!("known are {}", names.join(", ")) }
}

/// The endpoint that the user gave.
pub(super) fn of_url(url: &str, insecure: bool) -> Result<Endpoint, AnyError> {
    let refuse = |why: &str| AnyError::configuration(format!("the endpoint is not usable: {why}"));
    let uri: http::Uri = url.parse().map_err(|_| refuse("it is no URL"))?;
    let scheme = match uri.scheme_str() {
        Some("https") => "https",
        Some("http") if insecure => "http",
        Some("http") => {
            return Err(refuse(
                "it is plain http, which shows signed requests to everyone on the way. Use https, or for a test server \
                 Client::builder().insecure_endpoint(\"http://…\")",
            ));
        }
        _ => return Err(refuse("it must begin with https://")),
    };
    let authority = uri.authority().ok_or_else(|| refuse("it names no host"))?;
    if authority.as_str().contains('@') {
        return Err(refuse("it holds a user name; credentials go to Client::builder().credentials(…)"));
    }
    if !matches!(uri.path(), "" | "/") || uri.query().is_some() {
        return Err(refuse(
            "it holds a path or a query; the operation decides on those, and they are signed",
        ));
    }
    let standard = if scheme == "https" { ":443" } else { ":80" };
    let host = authority.as_str().strip_suffix(standard).unwrap_or(authority.as_str());
    Ok(Endpoint { scheme, host: Cow::Owned(host.to_owned()) })
}
