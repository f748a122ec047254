//! Vendors, services and versions.

use super::{Bump, Change, Class, Example, changes};

changes! {
    VENDOR_ADDED "vendor-added" Compatible Minor
        "a vendor is new", "nothing",
        "" => "vendor: acme";
    VENDOR_REMOVED "vendor-removed" Source Major
        "a vendor is gone, with all its services", "stay on the version before, or call the vendor some other way",
        "vendor: acme" => "";
    SERVICE_ADDED "service-added" Compatible Minor
        "a service is new, with a feature of its own", "nothing",
        "" => "service: party";
    SERVICE_REMOVED "service-removed" Source Major
        "a service is gone, with its module and its feature", "stay on the version before, or call the vendor some other way",
        "service: party" => "";
    API_VERSION_ADDED "api-version-added" Compatible Minor
        "a version of the service is new", "nothing; the versions live side by side",
        "" => "version: \"2025-01-01\"";
    API_VERSION_REMOVED "api-version-removed" Source Major
        "a version of the service is gone", "move to another version of the service",
        "version: \"2024-05-01\"" => "";
    ENDPOINT_HOST_CHANGED "endpoint-host-changed" Wire Minor
        "requests go to another host, or one is gone", "look at lists of hosts that firewalls let through; `.endpoint(…)` keeps the old one",
        "hosts: [{ host: a.example.com, doc: All. }]" => "hosts: [{ host: b.example.com, doc: All. }]";
    ENDPOINT_HOST_ADDED "endpoint-host-added" Compatible Minor
        "there is one more host to choose", "nothing",
        "hosts: [{ host: a.example.com, doc: All. }]" => "hosts: [{ host: a.example.com, doc: All. }, { host: b.example.com, region: eu, doc: Europe. }]";
    REGION_ADDED "region-added" Compatible Minor
        "the page names one more region", "nothing",
        "regions: { eu: Europe. }" => "regions: { eu: Europe., us: America. }";
    REGION_REMOVED "region-removed" Wire Major
        "the page does not name a region any more", "do not call there; calls may be refused",
        "regions: { eu: Europe., us: America. }" => "regions: { eu: Europe. }";
    DEFAULT_REGION_CHANGED "default-region-changed" Wire Minor
        "calls without a region go to another one", "name the region with `.region(…)`",
        "default_region: eu" => "default_region: us";
    SIGNING_SCHEME_CHANGED "signing-scheme-changed" Source Major
        "requests are signed in another way, with credentials of another type", "take credentials of the new type from the vendor",
        "signing: { scheme: tc3 }" => "signing: { scheme: volcengine }";
    SIGNING_SCOPE_CHANGED "signing-scope-changed" Wire Patch
        "another name of the service is signed", "nothing; were it wrong, every call would be refused",
        "signing_name: rtc" => "signing_name: wtn";
    ENVELOPE_CHANGED "envelope-changed" Wire Minor
        "the result or the request id stands elsewhere in replies", "test a call; a wrong place reads as an empty reply",
        "result: Result" => "result: Data";
    SUCCESS_RULE_CHANGED "success-rule-changed" Wire Minor
        "other replies count as failures", "look at code that handles errors: calls may turn from Ok to Err or back",
        "fails_when: [status_not_200]" => "fails_when: [error_present]";
    ENVELOPE_ERROR_FIELD_CHANGED "envelope-error-field-changed" Wire Minor
        "the code or the message of an error stands elsewhere in replies", "test a refused call; a wrong place reads as an unknown code",
        "error: { at: Error, code: Code, message: Message }" => "error: { at: Error, code: CodeN, message: Message }";
    COMMON_PARAMETER_CHANGED "common-header-or-query-changed" Wire Minor
        "what every request carries is different", "nothing; the client fills it in",
        "X-Version: { in: header, type: string, filled_with: version, doc: The version. }" => "Version: { in: query, type: string, filled_with: version, doc: The version. }";
    CLOCK_SKEW_CHANGED "clock-skew-changed" Wire Patch
        "the server takes other clocks", "keep clocks in step",
        "clock_skew: 300" => "clock_skew: 60";
    BODY_LIMIT_CHANGED "body-limit-changed" Wire Patch
        "the server takes bodies of another size", "look at large requests",
        "max_body: 10485760" => "max_body: 1048576";
    RESPONSE_RULE_CHANGED "response-rule-changed" Docs Patch
        "a response rule is for other versions or modules, has another name, is new or gone", "nothing; what it means for an operation is told there",
        "id: y2020-talk" => "id: y2020-chat";
    DOC_MODULE_CHANGED "doc-module-changed" Docs None
        "the vendor's documentation is divided in another way", "nothing",
        "modules: { rooms: Rooms. }" => "modules: { rooms: Rooms., users: People. }";
}
