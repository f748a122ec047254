"""Signs random requests with the vendors' own Python packages, and prints each with its signature as a line of JSON.

Usage: oracle.py COUNT SEED. Needs tencentcloud-sdk-python-common, volcengine and tls-sig-api-v2; keys are made up.
"""

import base64
import datetime
import json
import random
import string
import sys
import time
from urllib.parse import urlencode
from unittest import mock

import TLSSigAPIv2
from tencentcloud.common import credential
from tencentcloud.common.abstract_client import AbstractClient
from tencentcloud.common.http.request import RequestInternal
from volcengine.auth.SignerV4 import SignerV4
from volcengine.auth.SignParam import SignParam
from volcengine.Credentials import Credentials

TEXTS = string.ascii_letters + string.digits + " -_.~!*'();:@&=+$,/?%#[]\"\\\n\t<>{}|^`" + "混流é😀"


def text(rng, most=24):
    return "".join(rng.choice(TEXTS) for _ in range(rng.randint(0, most)))


def word(rng, least=1, most=16):
    return "".join(rng.choice(string.ascii_letters + string.digits) for _ in range(rng.randint(least, most)))


def value(rng, depth=0):
    kinds = ["text", "int", "bool"] + ([] if depth > 2 else ["list", "map"])
    kind = rng.choice(kinds)
    if kind == "int":
        return rng.choice([0, 1, 3400352518, 446192236330927912, rng.getrandbits(63)])
    if kind == "bool":
        return rng.random() < 0.5
    if kind == "list":
        return [value(rng, depth + 1) for _ in range(rng.randint(0, 3))]
    if kind == "map":
        return {word(rng): value(rng, depth + 1) for _ in range(rng.randint(0, 3))}
    return text(rng)


def moment(rng):
    return rng.randint(1_500_000_000, 1_900_000_000)


def tc3(rng):
    now, service, key = moment(rng), word(rng).lower(), "fake-secret-key-" + word(rng)
    client = AbstractClient(credential.Credential("fake-id", key), "")
    method = rng.choice(["GET", "POST"])
    request = RequestInternal(f"{service}.tencentcloudapi.com", method, "/")
    params = {word(rng): value(rng) for _ in range(rng.randint(0, 4))}
    if method == "GET":
        content_type, request.data = "application/x-www-form-urlencoded", urlencode({k: str(v) for k, v in params.items()})
    else:
        content_type, request.data = "application/json", json.dumps(params, ensure_ascii=rng.random() < 0.5)
    request.header = {"Content-Type": content_type, "Host": request.host, "X-TC-Timestamp": str(now)}
    date = datetime.datetime.fromtimestamp(now, datetime.timezone.utc).strftime("%Y-%m-%d")
    signature = client._get_tc3_signature(params, request, date, service, key)
    return {
        "scheme": "tc3", "method": method, "host": request.host, "content_type": content_type, "service": service,
        "timestamp": now, "key": key, "query": request.data if method == "GET" else "",
        "payload": "" if method == "GET" else request.data, "signature": signature,
    }


def volcengine(rng):
    now, key = moment(rng), "fake-secret-key-" + word(rng)
    region, service, token = rng.choice(["cn-north-1", "ap-singapore-1"]), word(rng).lower(), rng.choice(["", "fake-token-" + word(rng)])
    param = SignParam()
    param.host, param.method, param.path = f"{service}.volcengineapi.com", rng.choice(["GET", "POST"]), "/"
    param.query = {"Action": word(rng), "Version": "2020-12-01", **{word(rng): text(rng) for _ in range(rng.randint(0, 4))}}
    param.body = b"" if param.method == "GET" else json.dumps(value(rng), ensure_ascii=False).encode()
    param.header_list = {"Content-Type": "application/json", "Host": param.host}
    param.date = datetime.datetime.fromtimestamp(now, datetime.timezone.utc)
    param.is_sign_url = False
    query = dict(param.query)
    result = SignerV4.sign_only(param, Credentials("fake-id", key, service, region, token))
    return {
        "scheme": "volcengine", "method": param.method, "host": param.host, "region": region, "service": service,
        "token": token, "timestamp": now, "key": key, "query": sorted(query.items()), "body": param.body.decode(),
        "signature": result.xSignature, "authorization": result.authorization,
    }


def usersig(rng):
    now, key, expire = moment(rng), "".join(rng.choice("0123456789abcdef") for _ in range(64)), rng.randint(60, 15_552_000)
    app, identifier = rng.randint(1, 2_000_000_000), rng.choice([word(rng, 1, 32), text(rng) + "x"])
    userbuf = rng.choice([None, bytes(rng.getrandbits(8) for _ in range(rng.randint(1, 40)))])
    api = TLSSigAPIv2.TLSSigAPIv2(app, key)
    with mock.patch.object(time, "time", return_value=now):
        private = "_TLSSigAPIv2__gen_sig"
        signature = getattr(api, private)(identifier, expire, userbuf)
    return {
        "scheme": "usersig", "sdk_app_id": app, "key": key, "identifier": identifier, "timestamp": now, "expire": expire,
        "userbuf": None if userbuf is None else base64.b64encode(userbuf).decode(), "user_sig": signature,
    }


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    rng = random.Random(seed)
    for index in range(count):
        print(json.dumps([tc3, volcengine, usersig][index % 3](rng)))


main()
