//! The command `mock`: a server on this machine that answers as the specs say, until it is interrupted.

use super::Exit;
use super::args::Mock;
use super::fault::Fault;
use super::streams::Streams;

#[cfg(not(feature = "mock"))]
pub(super) fn mock(_: &Mock, _: &mut Streams) -> Result<Exit, Fault> {
    Err(Fault::new(
        "this apiscribe was built without its mock, so that its main job does not have to build a web server",
        "run `cargo run --features mock -- mock`",
    ))
}

#[cfg(feature = "mock")]
pub(super) fn mock(args: &Mock, streams: &mut Streams) -> Result<Exit, Fault> {
    use crate::render::{Format, Renderer, tally};

    let specs = args.specs.as_deref().unwrap_or(std::path::Path::new(super::generate::SPECS));
    let accounts = served::accounts(args.accounts.as_deref())?;
    let sources = crate::load::load(specs)?;
    let (model, report) = crate::check(&sources);
    if report.has_errors() {
        let renderer = Renderer { sources: &sources, rules: crate::rules::RULES, colour: streams.err_colour };
        streams.talk(&renderer.render(&report, Format::Text));
        let more = super::check::more_about(&report);
        streams.talk(&format!("{}, so there is nothing to answer by{more}\n", tally(&report)));
        return Ok(Exit::Findings);
    }
    served::serve(args, model, accounts, streams)
}

#[cfg(feature = "mock")]
mod served {
    use std::io;
    use std::net::SocketAddr;
    use std::path::Path;

    use tokio::net::TcpListener;

    use super::{Exit, Fault, Streams};
    use crate::cli::args;
    use crate::mock::{Accounts, Limits, Mock, Options, serve as answer};
    use crate::model::Model;

    pub(super) fn accounts(file: Option<&Path>) -> Result<Accounts, Fault> {
        let Some(file) = file else { return Ok(Accounts::default()) };
        let text = std::fs::read_to_string(file).map_err(|error| {
            Fault::new(
                format!("cannot read `{}`: {error}", file.display()),
                "give a JSON file with test accounts",
            )
        })?;
        Accounts::from_json(&text).map_err(|error| {
            let help = r#"write the like of {"tc3": [{"id": "…", "secret": "…"}], "usersig": [{"app_id": 1, "administrator": "…", "key": "…"}]}"#;
            Fault::new(format!("`{}` holds no test accounts: {error}", file.display()), help)
        })
    }

    pub(super) fn serve(
        args: &args::Mock,
        model: Model,
        accounts: Accounts,
        streams: &mut Streams,
    ) -> Result<Exit, Fault> {
        let runtime = tokio::runtime::Runtime::new()
            .map_err(|error| Fault::output("to a thread of its own", &error))?;
        runtime.block_on(async {
            let listener =
                TcpListener::bind((args.host, args.port)).await.map_err(|error| taken(args, &error))?;
            let address = listener.local_addr().map_err(|error| taken(args, &error))?;
            // Before anybody knows the address, so that no interrupt is missed.
            let stop = interrupt().map_err(|error| Fault::output("what ends this program", &error))?;
            announce(address, args, &model, streams)?;
            let options = Options { strict: args.strict, rate_limits: args.rate_limits };
            let limits = Limits { connections: args.max_connections, ..Limits::default() };
            answer(listener, Mock::new(model, accounts, options), limits, stop).await;
            streams.summary("the mock has ended");
            Ok(Exit::Fine)
        })
    }

    /// The address alone goes to the standard output, for scripts.
    fn announce(
        address: SocketAddr,
        args: &args::Mock,
        model: &Model,
        streams: &mut Streams,
    ) -> Result<(), Fault> {
        let operations = crate::model::walk::operations(model).count();
        streams.data(&format!("http://{address}\n"))?;
        streams.summary(&format!(
            "answers for {operations} operations; GET http://{address}/_mock tells what else there is"
        ));
        if args.accounts.is_none() {
            let Accounts { tc3, volcengine, usersig } = Accounts::default();
            for (scheme, pairs) in [("tc3", tc3), ("volcengine", volcengine)] {
                pairs.iter().for_each(|pair| {
                    let token = pair.token.as_ref().map(|token| format!(", token {token}"));
                    let token = token.unwrap_or_default();
                    streams
                        .summary(&format!("  {scheme}: key id {}, secret {}{token}", pair.id, pair.secret));
                });
            }
            usersig.iter().for_each(|app| {
                streams.summary(&format!(
                    "  usersig: SDKAppID {}, administrator {}, key {}",
                    app.app_id, app.administrator, app.key
                ));
            });
        }
        Ok(())
    }

    fn taken(args: &args::Mock, error: &io::Error) -> Fault {
        Fault::new(
            format!("cannot listen at {}:{}: {error}", args.host, args.port),
            "give another port with `--port`; 0 takes one that is free",
        )
    }

    /// Ready when somebody wants the program to end.
    #[cfg(unix)]
    fn interrupt() -> io::Result<impl Future<Output = ()>> {
        use tokio::signal::unix::{SignalKind, signal};
        let mut interrupt = signal(SignalKind::interrupt())?;
        let mut terminate = signal(SignalKind::terminate())?;
        Ok(async move {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
        })
    }

    #[cfg(not(unix))]
    fn interrupt() -> io::Result<impl Future<Output = ()>> {
        Ok(async {
            let _ = tokio::signal::ctrl_c().await;
        })
    }
}
