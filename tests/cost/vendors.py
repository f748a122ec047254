"""Measures what a call costs in the vendors' own Python packages.

Given on standard input: the reply to decode, as a line, and then a line for each round. Prints a line when it is ready, and for each round
the nanoseconds by name as JSON, so that the program beside it can take turns with it. By hand: `printf '%s\n' REPLY round | vendors.py`. Needs the packages of tests/differential/requirements.txt. Nothing is sent: the SDK of
Tencent is stopped where it would hand the request to `requests`, and what Volcengine's `Service.json` does before that is done here by
its own functions. The requests have the fields of those of `src/sample.rs`. None of the packages keeps a derived key.
"""

import json
import statistics
import sys
import time

try:
    import TLSSigAPIv2
    from tencentcloud.common import credential
    from tencentcloud.trtc.v20190722 import models, trtc_client
    from volcengine.ApiInfo import ApiInfo
    from volcengine.auth.SignerV4 import SignerV4
    from volcengine.base.Service import Service
    from volcengine.Credentials import Credentials
    from volcengine.ServiceInfo import ServiceInfo
except ImportError as error:
    sys.exit(f"a package of tests/differential/requirements.txt is missing ({error})")

ID, SECRET = "not-a-real-id-not-a-real-id-not-a-id", "not-a-real-key-not-a-real-key-32"
SERIES, CALLS = 15, 10


def tc3():
    client = trtc_client.TrtcClient(credential.Credential(ID, SECRET), "ap-singapore")
    client.request.send_request = lambda request: request
    request = models.DescribeCloudRecordingRequest()
    request.SdkAppId, request.TaskId = 1400188366, ("m9-bVVU7n" * 19)[:165]

    def build():
        built = client._call("DescribeCloudRecording", request._serialize(), headers={})
        assert "Authorization" in built.header

    return build


def volcengine():
    info = ServiceInfo("rtc.volcengineapi.com", {}, Credentials(ID, SECRET, "rtc", "cn-north-1"), 5, 5)
    api = ApiInfo("POST", "/", {"Action": "BanRoomUser", "Version": "2023-11-01"}, {}, {})
    service = Service(info, {"BanRoomUser": api})
    service.set_ak(ID)
    service.set_sk(SECRET)
    fields = {
        "AppId": "not-a-real-app-of-30-letters-x", "RoomId": "room-" * 9, "UserId": "user-" * 9, "IP": "192.0.2.255",
        "ForbiddenInterval": 3600,
    }

    def build():
        request = service.prepare_request(api, {})
        request.headers["Content-Type"] = "application/json"
        request.body = json.dumps(fields)
        SignerV4.sign(request, service.service_info.credentials)
        assert request.build() and "Authorization" in request.headers

    return build


def usersig():
    api = TLSSigAPIv2.TLSSigAPIv2(1400000000, SECRET)
    return lambda: api.gen_sig("administrator", 86400)


def decode():
    text = sys.stdin.readline()

    def read():
        reply = models.DescribeCloudRecordingResponse()
        reply._deserialize(json.loads(text)["Response"])
        assert reply.StorageFileList

    return read


def nanoseconds(work):
    """The median of short series: one that the system interrupts does not count."""
    series = []
    for _ in range(SERIES):
        start = time.perf_counter_ns()
        for _ in range(CALLS):
            work()
        series.append((time.perf_counter_ns() - start) / CALLS)
    return statistics.median(series)


def main():
    jobs = {job.__name__: job() for job in (tc3, volcengine, usersig, decode)}
    print("ready", flush=True)
    for _ in sys.stdin:
        print(json.dumps({name: nanoseconds(work) for name, work in jobs.items()}), flush=True)


main()
