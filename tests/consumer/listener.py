"""A listener on loopback that checks signatures the way the vendors' pages describe them, with Python's own hashes.

It prints its port, answers every request that is signed right with the sample reply of its page, and every other with the
vendor's own error. It shares nothing with the Rust side: keys and rules are written down here a second time.
"""

import base64
import hashlib
import hmac
import json
import time
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, quote, urlsplit

SECRET_ID, SECRET_KEY = "fake-id", "fake-secret-key"
APP_ID, IDENTIFIER, APP_KEY = 88888888, "administrator", "0123456789abcdef" * 4


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def mac(key, text):
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def authorization(header):
    scheme, _, rest = header.partition(" ")
    return scheme, dict(part.strip().split("=", 1) for part in rest.split(","))


def check_tencent(handler, body):
    scheme, parts = authorization(handler.headers["Authorization"])
    stamp = handler.headers["X-TC-Timestamp"]
    date = time.strftime("%Y-%m-%d", time.gmtime(int(stamp)))
    signed = parts["SignedHeaders"].split(";")
    headers = "".join(f"{name}:{handler.headers[name].strip().lower()}\n" for name in signed)
    query = urlsplit(handler.path).query
    payload = b"" if handler.command == "GET" else body
    canonical = "\n".join([handler.command, "/", query, headers, ";".join(signed), sha256(payload)])
    scope = f"{date}/trtc/tc3_request"
    text = "\n".join(["TC3-HMAC-SHA256", stamp, scope, sha256(canonical.encode())])
    key = mac(mac(mac(("TC3" + SECRET_KEY).encode(), date), "trtc"), "tc3_request")
    good = scheme == "TC3-HMAC-SHA256" and parts["Credential"] == f"{SECRET_ID}/{scope}" and abs(time.time() - int(stamp)) < 300
    return good and {"content-type", "host"} <= set(signed) and hmac.compare_digest(mac(key, text).hex(), parts["Signature"])


def check_volcengine(handler, body):
    scheme, parts = authorization(handler.headers["Authorization"])
    stamp = handler.headers["X-Date"]
    scope = f"{stamp[:8]}/cn-north-1/rtc/request"
    signed = parts["SignedHeaders"].split(";")
    headers = "".join(f"{name}:{handler.headers[name].strip()}\n" for name in signed)
    pairs = sorted(parse_qsl(urlsplit(handler.path).query, keep_blank_values=True))
    query = "&".join(f"{quote(key, safe='-_.~')}={quote(value, safe='-_.~')}" for key, value in pairs)
    canonical = "\n".join([handler.command, "/", query, headers, ";".join(signed), sha256(body)])
    text = "\n".join(["HMAC-SHA256", stamp, scope, sha256(canonical.encode())])
    key = mac(mac(mac(mac(SECRET_KEY.encode(), stamp[:8]), "cn-north-1"), "rtc"), "request")
    good = scheme == "HMAC-SHA256" and parts["Credential"] == f"{SECRET_ID}/{scope}"
    return good and {"host", "x-date"} <= set(signed) and hmac.compare_digest(mac(key, text).hex(), parts["Signature"])


def check_usersig(handler, body):
    query = dict(parse_qsl(urlsplit(handler.path).query))
    packed = query["usersig"].translate(str.maketrans("*-_", "+/="))
    document = json.loads(zlib.decompress(base64.b64decode(packed)))
    text = (f"TLS.identifier:{IDENTIFIER}\nTLS.sdkappid:{APP_ID}\n"
            f"TLS.time:{document['TLS.time']}\nTLS.expire:{document['TLS.expire']}\n")
    expected = base64.b64encode(mac(APP_KEY.encode(), text)).decode()
    named = query["identifier"] == document["TLS.identifier"] == IDENTIFIER and query["sdkappid"] == str(APP_ID)
    fixed = query["contenttype"] == "json" and 0 <= int(query["random"]) < 2**32 and json.loads(body) is not None
    return named and fixed and hmac.compare_digest(expected, document["TLS.sig"])


PROTOCOLS = {
    "tencent": (check_tencent,
                {"Response": {"TaskId": "5df46eb2", "RequestId": "r-1"}},
                {"Response": {"Error": {"Code": "AuthFailure.SignatureFailure", "Message": "signature"}, "RequestId": "r-2"}}),
    "volcengine": (check_volcengine,
                   {"ResponseMetadata": {"RequestId": "r-1"}, "Result": {"Message": "success"}},
                   {"ResponseMetadata": {"RequestId": "r-2", "Error": {"CodeN": 100010, "Code": "SignatureDoesNotMatch", "Message": "signature"}}}),
    "usersig": (check_usersig,
                {"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0, "RequestId": "r-1"},
                {"ActionStatus": "FAIL", "ErrorInfo": "signature", "ErrorCode": 70009, "RequestId": "r-2"}),
}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        name = "usersig" if self.path.startswith("/v4/") else "tencent" if self.headers.get("X-TC-Action") else "volcengine"
        check, good, bad = PROTOCOLS[name]
        try:
            passed = check(self, body)
        except (KeyError, ValueError, TypeError, zlib.error) as error:
            self.log_error("cannot be checked: %r", error)
            passed = False
        reply = json.dumps(good if passed else bad).encode()
        self.send_response(401 if name == "volcengine" and not passed else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)

    do_GET = do_POST = answer

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
