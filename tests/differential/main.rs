//! Compares the signers with the vendors' own Python packages on random requests.
//!
//! Usage: differential --python PYTHON [--requests N] [--seed N]. The packages are listed in `requirements.txt` beside this file.

use std::error::Error;
use std::path::Path;
use std::process::Command;

use apiscribe_runtime::sign::{encode_query, sha256_hex, tc3, time, user_sig, volcengine};
use base64::Engine as _;
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = std::env::args().collect();
    let option =
        |name: &str| arguments.iter().position(|a| a == name).and_then(|at| arguments.get(at + 1)).cloned();
    let python = option("--python").ok_or("usage: differential --python PYTHON [--requests N] [--seed N]")?;
    let requests: usize = option("--requests").unwrap_or("300".into()).parse()?;
    let seed = option("--seed").unwrap_or("20261121".into());
    let oracle = Path::new(env!("CARGO_MANIFEST_DIR")).join("differential/oracle.py");
    let output = Command::new(&python).arg(oracle).arg(requests.to_string()).arg(&seed).output()?;
    if !output.status.success() {
        return Err(format!("the oracle failed: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    let mut failed = 0;
    let mut passed = 0;
    for line in String::from_utf8(output.stdout)?.lines() {
        let case: Value = serde_json::from_str(line)?;
        match compare(&case)? {
            true => passed += 1,
            false => {
                failed += 1;
                eprintln!("differs: {case:#}");
            }
        }
    }
    println!("{passed} passed, {failed} failed");
    if failed > 0 || passed != requests {
        return Err("the signers differ from the vendors' packages".into());
    }
    Ok(())
}

fn compare(case: &Value) -> Result<bool, Box<dyn Error>> {
    match text(case, "scheme")? {
        "tc3" => compare_tc3(case),
        "volcengine" => compare_volcengine(case),
        "usersig" => compare_user_sig(case),
        other => Err(format!("unknown scheme {other}").into()),
    }
}

fn compare_tc3(case: &Value) -> Result<bool, Box<dyn Error>> {
    let request = tc3::Request {
        method: text(case, "method")?,
        host: text(case, "host")?,
        content_type: text(case, "content_type")?,
        action: None,
        query: text(case, "query")?,
        payload: text(case, "payload")?.as_bytes(),
        service: text(case, "service")?,
        timestamp: number(case, "timestamp")?,
    };
    let key = tc3::signing_key(text(case, "key")?, &time::date(request.timestamp), request.service);
    Ok(tc3::signature(&request, &key) == text(case, "signature")?)
}

fn compare_volcengine(case: &Value) -> Result<bool, Box<dyn Error>> {
    let pairs = case["query"].as_array().ok_or("query is not a list")?;
    let query: Vec<_> = pairs
        .iter()
        .map(|pair| {
            Ok::<_, Box<dyn Error>>((pair[0].as_str().ok_or("key")?, pair[1].as_str().ok_or("value")?))
        })
        .collect::<Result<_, _>>()?;
    let x_date = time::basic(number(case, "timestamp")?);
    let body_sha256 = sha256_hex(text(case, "body")?.as_bytes());
    let token = text(case, "token")?;
    let mut headers = vec![
        ("content-type", "application/json"),
        ("host", text(case, "host")?),
        ("x-content-sha256", body_sha256.as_str()),
        ("x-date", x_date.as_str()),
    ];
    if !token.is_empty() {
        headers.push(("x-security-token", token));
    }
    let query = encode_query(&query);
    let request = volcengine::Request {
        method: text(case, "method")?,
        path: "/",
        query: &query,
        headers: &headers,
        body_sha256: &body_sha256,
        region: text(case, "region")?,
        service: text(case, "service")?,
        x_date: &x_date,
    };
    let key = volcengine::signing_key(text(case, "key")?, &x_date[..8], request.region, request.service);
    Ok(volcengine::authorization(&request, "fake-id", &key) == text(case, "authorization")?)
}

/// The vendor's text decodes to the document we would have packed, and ours decodes to the same.
fn compare_user_sig(case: &Value) -> Result<bool, Box<dyn Error>> {
    let userbuf = case["userbuf"]
        .as_str()
        .map(|text| base64::engine::general_purpose::STANDARD.decode(text))
        .transpose()?;
    let claims = user_sig::Claims {
        sdk_app_id: number(case, "sdk_app_id")?,
        identifier: text(case, "identifier")?,
        time: number(case, "timestamp")?,
        expire: number(case, "expire")?,
        userbuf: userbuf.as_deref(),
    };
    let theirs = unpack(text(case, "user_sig")?)?;
    let ours = unpack(&user_sig::user_sig(&claims, text(case, "key")?))?;
    Ok(theirs == ours)
}

fn unpack(user_sig: &str) -> Result<Value, Box<dyn Error>> {
    let standard = user_sig.replace('*', "+").replace('-', "/").replace('_', "=");
    let packed = base64::engine::general_purpose::STANDARD.decode(standard)?;
    let mut json = Vec::new();
    std::io::Read::read_to_end(&mut flate2::read::ZlibDecoder::new(packed.as_slice()), &mut json)?;
    Ok(serde_json::from_slice(&json)?)
}

fn text<'a>(case: &'a Value, key: &str) -> Result<&'a str, Box<dyn Error>> {
    case[key].as_str().ok_or_else(|| format!("{key} is not text").into())
}

fn number(case: &Value, key: &str) -> Result<u64, Box<dyn Error>> {
    case[key].as_u64().ok_or_else(|| format!("{key} is not a number").into())
}
