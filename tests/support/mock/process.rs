//! A mock as a child process. Given the command, it returns its address, its memory and its end. Must not leave a process behind.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// The command, running.
pub struct Process {
    child: Child,
    address: SocketAddr,
}

/// What a process takes of the memory, in KiB.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    /// At present.
    pub now: u64,
    /// At most so far.
    pub peak: u64,
}

impl Memory {
    /// Of the process with this id, where the system has a `/proc` that tells.
    pub fn of(process: u32) -> Option<Self> {
        let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
        let of = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name))?;
            line.trim_start_matches(':').trim().strip_suffix(" kB")?.parse().ok()
        };
        Some(Memory { now: of("VmRSS")?, peak: of("VmHWM")? })
    }
}

impl Process {
    /// Starts `program mock` with the specs of this repository at a free port, and waits for its address.
    pub fn start(program: &Path, more: &[&str]) -> Self {
        let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
        let mut command = Command::new(program);
        command.args(["mock", "--port", "0", "--quiet", "--specs"]).arg(specs).args(more);
        Process::run(command)
    }

    /// Runs any server that prints its address as the mock does.
    pub fn run(mut command: Command) -> Self {
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("http://").and_then(|address| address.parse().ok());
        let address = address.unwrap_or_else(|| panic!("the mock printed `{line}` for its address"));
        Process { child, address }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Whether it runs.
    pub fn lives(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// What it takes of the memory, where the system has a `/proc` that tells.
    pub fn memory(&self) -> Option<Memory> {
        Memory::of(self.child.id())
    }

    /// Sends it a signal, as `TERM`.
    pub fn signal(&self, name: &str) {
        kill(name, self.child.id());
    }

    /// How it ends, within a time; `None` when it does not, and is killed.
    pub fn end(mut self, within: Duration) -> Option<ExitStatus> {
        let (sender, receiver) = mpsc::channel();
        let id = self.child.id();
        let waiter = std::thread::spawn(move || sender.send(self.child.wait().unwrap()));
        let ended = receiver.recv_timeout(within).ok();
        if ended.is_none() {
            kill("KILL", id);
        }
        // In vain where nobody waits any more.
        let _ = waiter.join().unwrap();
        ended
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Without `unsafe` it takes a program to send a signal.
fn kill(signal: &str, id: u32) {
    let sent = Command::new("kill").arg(format!("-{signal}")).arg(id.to_string()).status();
    assert!(sent.unwrap().success());
}
