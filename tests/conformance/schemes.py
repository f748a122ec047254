"""How the vendors' own packages make a call: one class for each signature scheme.

Given an operation of the mock's listing and a case, `call` returns {outcome, code, result}: what a program that uses the package gets
to see. Nothing of a request is put together here that the package does itself.
"""

import datetime
import importlib
import json
import random
import time
import warnings
from unittest import mock as patches
from urllib.parse import urlsplit

import requests
import TLSSigAPIv2
from tencentcloud.common import credential
from tencentcloud.common.abstract_client import AbstractClient
from tencentcloud.common.common_client import CommonClient
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from volcengine.ApiInfo import ApiInfo
from volcengine.auth.SignerV4 import SignerV4
from volcengine.base.Service import Service
from volcengine.Credentials import Credentials
from volcengine.ServiceInfo import ServiceInfo

SECRET, TOKEN = "secret-of-the-mock", "token-of-the-mock"
APP, ADMINISTRATOR, APP_KEY = 1400000000, "administrator", "key-of-the-mock"


def signed_keys(prefix):
    """The keys of the schemes with an id and a secret."""
    def key(key_id, secret, token=None):
        return {"id": key_id, "secret": secret, "token": token}

    plain, temporary = f"{prefix}-mock", f"{prefix}-mock-sts"
    return {
        "right": key(plain, SECRET),
        "others": {
            "wrong secret": key(plain, "another-secret"),
            "unknown key": key(f"{prefix}-nobody", SECRET),
            "right token": key(temporary, SECRET, TOKEN),
            "wrong token": key(temporary, SECRET, "another-token"),
            "no token": key(temporary, SECRET),
        },
        "hours": 1,
        "ahead": True,
    }


KEYS = {
    "tc3": signed_keys("AKID"),
    "volcengine": signed_keys("AKLT"),
    "usersig": {
        "right": {"app": APP, "id": ADMINISTRATOR, "secret": APP_KEY},
        "others": {
            "another app's key": {"secret": "key-of-another-app"},
            "unknown app": {"app": APP + 1},
            "no administrator": {"id": "somebody"},
        },
        # More than the day for which UserSigs are made here.
        "hours": 25,
        "ahead": False,
    },
}
DAY = 86400


def ok(result):
    return {"outcome": "ok", "code": None, "result": result}


def error(code):
    return {"outcome": "error", "code": str(code), "result": None}


def refused(message):
    """The mock itself had something to say, in no vendor's words."""
    return {"outcome": "mock", "code": None, "result": message}


def asked(case):
    """The header that asks the mock for a code."""
    return {"X-Mock-Error": case["error"]} if case["error"] and not case["next"] else {}


def clock(shift):
    """The clock of this process, so many seconds off."""
    now = time.time() + shift
    return patches.patch.object(time, "time", return_value=now)


class Tencent:
    """tencentcloud-sdk-python-*: the typed client of the service; for what it does not know, the vendor's generic client."""

    def __init__(self, address):
        self.profile = ClientProfile(httpProfile=HttpProfile(protocol="http", endpoint=urlsplit(address).netloc, reqTimeout=30))

    def call(self, operation, case):
        name, service, version = operation["operation"], operation["service"], operation["version"]
        signer = credential.Credential(case["id"], case["secret"], case["token"])
        region = case["region"] or ""
        headers = asked(case)
        try:
            with clock(case["shift"]):
                typed = sdk(service, version, name)
                if typed is None:
                    client = CommonClient(service, version, signer, region, profile=self.profile)
                    result = client.call_json(name, case["request"], headers=headers)["Response"]
                else:
                    client_class, models = typed
                    request = getattr(models, f"{name}Request")()
                    with warnings.catch_warnings():
                        # Fields that the SDK lacks: they are reported by their names.
                        warnings.simplefilter("ignore")
                        request.from_json_string(json.dumps(case["request"]))
                    request.headers = headers
                    reply = getattr(client_class(signer, region, self.profile), name)(request)
                    result = json.loads(reply.to_json_string())
        except TencentCloudSDKException as exception:
            return error(exception.get_code())
        result.pop("RequestId", None)
        return ok(result)


def sdk(service, version, operation):
    """The client's class and the module of the models; `None` when the SDK lacks the service or the operation."""
    module = f"tencentcloud.{service}.v{version.replace('-', '')}"
    try:
        models = importlib.import_module(f"{module}.models")
        clients = importlib.import_module(f"{module}.{service}_client")
    except ModuleNotFoundError:
        return None
    known = [of for of in vars(clients).values() if isinstance(of, type) and issubclass(of, AbstractClient) and hasattr(of, operation)]
    return (known[0], models) if known else None


class Volcengine:
    """volcengine: the generic signed client, which leaves the envelope to its caller."""

    def __init__(self, address):
        self.host = urlsplit(address).netloc

    def call(self, operation, case):
        headers = asked(case)
        keys = Credentials(case["id"], case["secret"], operation["signing_name"], case["region"], case["token"] or "")
        info = ServiceInfo(self.host, headers, keys, 30, 30, "http")
        names = {"Action": operation["operation"], "Version": operation["version"]}
        service = Service(info, {"it": ApiInfo(operation["method"], operation["path"], names, {}, {})})
        # It reads keys from the environment when it is made.
        service.service_info.credentials = keys
        moment = datetime.datetime.fromtimestamp(time.time() + case["shift"], datetime.timezone.utc)
        stamp = moment.strftime("%Y%m%dT%H%M%SZ")
        try:
            with patches.patch.object(SignerV4, "get_current_format_date", staticmethod(lambda: stamp)):
                if operation["method"] == "GET":
                    text = service.get("it", {name: spelled(value) for name, value in case["request"].items()}, doseq=1)
                else:
                    text = service.json("it", {}, json.dumps(case["request"]))
        except Exception as exception:  # It raises nothing narrower.
            text = exception.args[0]
        try:
            reply = json.loads(text)
        except (TypeError, ValueError):
            return refused(f"no JSON: {text!r}")
        if "mock" in reply:
            return refused(reply["mock"])
        failure = reply["ResponseMetadata"].get("Error")
        return error(failure["Code"]) if failure else ok(reply.get("Result"))


def spelled(value):
    """A value of a query. Truth values are left to the caller, who would otherwise send them as Python prints them."""
    return str(value).lower() if isinstance(value, bool) else value


class UserSig:
    """requests, and tls-sig-api-v2 for the UserSig: the vendor has no SDK for these operations."""

    def __init__(self, address):
        self.address = address
        self.session = requests.Session()

    def call(self, operation, case):
        with clock(case["shift"]):
            signature = TLSSigAPIv2.TLSSigAPIv2(case["app"], case["secret"]).gen_sig(case["id"], DAY)
        query = {
            "sdkappid": case["app"], "identifier": case["id"], "usersig": signature,
            "random": random.getrandbits(32), "contenttype": "json",
        }
        headers = asked(case)
        url = self.address + operation["path"]
        reply = self.session.post(url, params=query, json=case["request"], headers=headers, timeout=30).json()
        if "mock" in reply:
            return refused(reply["mock"])
        if reply["ErrorCode"] != 0:
            return error(reply["ErrorCode"])
        for step in operation["result"]:
            reply = (reply or {}).get(step)
        # Where the answer stands beside what every reply has, that is no part of it.
        beside = ("ActionStatus", "ErrorCode", "ErrorInfo", "RequestId")
        return ok(reply and {key: value for key, value in reply.items() if key not in beside})


CALLERS = {"tc3": Tencent, "volcengine": Volcengine, "usersig": UserSig}
