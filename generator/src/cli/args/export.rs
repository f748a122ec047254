//! What `export` is told.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

pub(super) const EXAMPLES: &str = "\
Examples:
  apiscribe export openapi --service trtc --out trtc.yaml
  apiscribe export openapi --service volcengine/rtc --version 2023-11-01 --format json
  npx @redocly/cli build-docs trtc.yaml                 a page to read
  npx @stoplight/prism-cli mock trtc.yaml               replies at /%23X-TC-Action=DeleteCloudRecording

What OpenAPI has no words for stands in extensions:
  x-error-codes, x-rate-limit, x-safety, x-regions, x-paging, x-polling, x-query-examples        of operations
  x-unit, x-time, x-max-bytes, x-max-total-bytes, x-sensitive, x-idempotency-token        of fields
  x-extensible-enum                            documented values, to which vendors add others
  x-sources, x-corrections                     pages, and where the specs depart from them

Where operations share a URL, each has a path with a fragment: /#X-TC-Action=DeleteCloudRecording. It is never sent.";

/// What `export` is told.
#[derive(Debug, Args)]
pub(in crate::cli) struct Export {
    /// The format of other tools
    #[arg(value_enum, value_name = "WHAT")]
    pub(in crate::cli) what: ExportKind,
    /// The service, as `trtc`, or as `tencent/trtc` where several vendors have one of that name
    #[arg(long, value_name = "SERVICE")]
    pub(in crate::cli) service: String,
    /// Its version, where there are several
    #[arg(long, value_name = "VERSION")]
    pub(in crate::cli) version: Option<String>,
    /// How to write the document [default: as the name of the file ends, or else yaml]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(in crate::cli) format: Option<DocumentFormat>,
    /// The file to write, or - for the standard output
    #[arg(long, value_name = "FILE", default_value = "-", value_hint = ValueHint::FilePath)]
    pub(in crate::cli) out: PathBuf,
    /// The folder of the specs [default: specs]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(in crate::cli) specs: Option<PathBuf>,
}

/// A format of other tools.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum ExportKind {
    /// OpenAPI 3.1, for Swagger UI, Redoc, Postman, Prism and others
    Openapi,
}

/// How a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum DocumentFormat {
    /// YAML
    Yaml,
    /// JSON
    Json,
}
