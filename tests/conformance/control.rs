//! The mock as a child process, and its endpoints that no vendor has.
//!
//! Given nothing, it starts a mock at a free port, and ends it when dropped. It speaks just enough HTTP for `/_mock`; the calls
//! themselves go through the clients.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use apiscribe_runtime::Json;

use crate::Failure;

/// A mock that is running.
pub(crate) struct Server {
    child: Child,
    address: String,
}

impl Server {
    pub(crate) fn start() -> Result<Self, Failure> {
        let specs = apiscribe_tests::root().join("specs");
        let mut child = Command::new(std::env::current_exe()?)
            .args(["mock", "--port", "0", "--quiet", "--specs"])
            .arg(specs)
            .stdout(Stdio::piped())
            .spawn()?;
        let mut address = String::new();
        let output = child.stdout.take().ok_or("the mock has no output")?;
        let mut server = Server { child, address: String::new() };
        BufReader::new(output).read_line(&mut address)?;
        server.address = address.trim().to_owned();
        if server.address.is_empty() {
            return Err("the mock did not start".into());
        }
        Ok(server)
    }

    /// As `http://127.0.0.1:PORT`.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    pub(crate) fn get(&self, path: &str) -> Result<Json, Failure> {
        self.exchange("GET", path, "")
    }

    pub(crate) fn post(&self, path: &str, body: &Json) -> Result<Json, Failure> {
        self.exchange("POST", path, &body.to_string())
    }

    fn exchange(&self, method: &str, path: &str, body: &str) -> Result<Json, Failure> {
        let host = self.address.trim_start_matches("http://");
        let mut stream = TcpStream::connect(host)?;
        let length = body.len();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
        )?;
        let mut reply = String::new();
        stream.read_to_string(&mut reply)?;
        let (head, body) = reply.split_once("\r\n\r\n").ok_or("the mock's reply has no body")?;
        if !head.starts_with("HTTP/1.1 200") {
            return Err(format!("{method} {path}: {body}").into());
        }
        Ok(serde_json::from_str(body)?)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; nothing is left to do then.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
