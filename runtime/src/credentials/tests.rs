//! The vendors' chains, with variables and a home of their own.

use std::fs;
use std::path::PathBuf;

use super::variables::Variables;
use super::{AnyCredentials, Chain, Provider, ProviderContext, ProviderError, tencent, volcengine};

const HOME: &str = if cfg!(windows) { "USERPROFILE" } else { "HOME" };

/// A home of its own, gone with the test.
struct Home(PathBuf);

impl Home {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("apiscribe-home-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn write(&self, folder: &str, file: &str, text: &str) -> PathBuf {
        fs::create_dir_all(self.0.join(folder)).unwrap();
        let path = self.0.join(folder).join(file);
        fs::write(&path, text).unwrap();
        path
    }

    /// Variables, the home among them.
    fn with(&self, set: &[(&'static str, &str)]) -> Variables {
        let mut set: Vec<(&str, String)> =
            set.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        set.push((HOME, self.0.display().to_string()));
        Variables::new(move |name| {
            set.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone())
        })
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
    }
}

/// Asks where nothing can be sent.
async fn ask<C: Into<AnyCredentials>>(chain: Chain<C>) -> Result<String, ProviderError> {
    let clock = || 1_700_000_000;
    let brought = chain.provide(&ProviderContext::new(None, &clock, None)).await?;
    Ok(brought.credentials.into().account().into_owned())
}

#[tokio::test]
async fn tencent_looks_into_the_environment_then_into_the_file_then_for_a_role() {
    let home = Home::new("tencent");
    let error = ask(tencent::chain(&home.with(&[]))).await.unwrap_err().to_string();
    let path = home.0.join(".tencentcloud").join("credentials");
    let before = format!(
        "tried in order: environment: TENCENTCLOUD_SECRET_ID is not set, TENCENTCLOUD_SECRET_KEY is not set; \
         profile file: {}: there is no such file; CVM role: ",
        path.display()
    );
    assert!(error.starts_with(&before), "{error}");

    home.write(".tencentcloud", "credentials", "[default]\nsecret_id = of-file\nsecret_key = k\n");
    assert_eq!(ask(tencent::chain(&home.with(&[]))).await.unwrap(), "of-file");
    let set = [("TENCENTCLOUD_SECRET_ID", "of-environment"), ("TENCENTCLOUD_SECRET_KEY", "k")];
    assert_eq!(ask(tencent::chain(&home.with(&set))).await.unwrap(), "of-environment");

    let error = ask(tencent::chain(&home.with(&set[..1]))).await.unwrap_err();
    assert!(!error.is_absent(), "half of a pair");
    assert_eq!(
        error.to_string(),
        "tried in order: environment: TENCENTCLOUD_SECRET_KEY is not set; not tried after that: profile file, CVM role"
    );
}

#[tokio::test]
async fn a_variable_names_tencents_file() {
    let home = Home::new("named");
    let path = home.write("elsewhere", "keys", "[default]\nsecret_id = elsewhere\nsecret_key = k\n");
    let named = |path: &str| home.with(&[("TENCENTCLOUD_CREDENTIALS_FILE", path)]);
    assert_eq!(ask(tencent::chain(&named(&path.display().to_string()))).await.unwrap(), "elsewhere");
    let error = ask(tencent::chain(&named("gone"))).await.unwrap_err();
    assert!(!error.is_absent(), "a file that was named must be there");
    assert!(
        error.to_string().ends_with("gone: there is no such file; not tried after that: CVM role"),
        "{error}"
    );
}

#[tokio::test]
async fn volcengine_looks_into_the_environment_then_into_the_file() {
    let home = Home::new("volcengine");
    let error = ask(volcengine::chain(&home.with(&[]))).await.unwrap_err();
    assert!(error.is_absent() && error.to_string().contains("; profile file: "), "{error}");
    home.write(".volc", "config", r#"{"ak": "of-file", "sk": "k"}"#);
    assert_eq!(ask(volcengine::chain(&home.with(&[]))).await.unwrap(), "of-file");
    let set = [("VOLC_ACCESSKEY", "of-environment"), ("VOLC_SECRETKEY", "k")];
    assert_eq!(ask(volcengine::chain(&home.with(&set))).await.unwrap(), "of-environment");
}

#[tokio::test]
async fn without_a_home_there_is_no_file() {
    let error = ask(volcengine::chain(&Variables::new(|_| None))).await.unwrap_err().to_string();
    assert!(error.ends_with(&format!("{HOME} is not set, so there is no place for the file")), "{error}");
}
