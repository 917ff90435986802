"""Events in the shape in which AWS sends them."""

import base64
from typing import Any
from urllib.parse import urlencode

WORD = "the-word-of-our-edge"
FORM = "application/x-www-form-urlencoded"


def a_request(path: str = "/", *, method: str = "GET", query: str = "", body: bytes = b"", **headers: str) -> Any:
    """Return payload 2.0 of a Function URL, as it comes through CloudFront; `__` in a header's name is a dash."""
    said = {
        "host": "abcdefghij.lambda-url.ap-southeast-3.on.aws",
        "via": "2.0 0123456789abcdef.cloudfront.net (CloudFront)",
        "x-amz-cf-id": "Xy0==",
        "x-amzn-trace-id": "Root=1-67890",
        "x-edge-secret": WORD,
        "x-viewer-ip": "36.72.1.9",
        "x-forwarded-for": "6.6.6.6",
        "x-forwarded-port": "443",
        "x-forwarded-proto": "https",
        **({"content-length": str(len(body))} if body else {}),
    }
    said |= {name.replace("__", "-"): value for name, value in headers.items()}
    cookies = said.pop("cookie", None)
    return {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": path,
        "rawQueryString": query,
        **({"cookies": cookies.split("; ")} if cookies else {}),
        "headers": {name: value for name, value in said.items() if value},
        "requestContext": {
            "accountId": "anonymous",
            "apiId": "abcdefghij",
            "domainName": "abcdefghij.lambda-url.ap-southeast-3.on.aws",
            "domainPrefix": "abcdefghij",
            "http": {
                "method": method,
                "path": path,
                "protocol": "HTTP/1.1",
                "sourceIp": "130.176.1.1",
                "userAgent": "Amazon CloudFront",
            },
            "requestId": "1dd0f1c8-0000",
            "routeKey": "$default",
            "stage": "$default",
            "time": "01/Dec/2026:05:00:00 +0000",
            "timeEpoch": 1796101200000,
        },
        **({"body": base64.b64encode(body).decode()} if body else {}),
        "isBase64Encoded": bool(body),
    }


def a_post(path: str, fields: dict[str, str], **headers: str) -> Any:
    """Return what a browser's form sends."""
    return a_request(path, method="POST", body=urlencode(fields).encode(), **{"content__type": FORM, **headers})


def a_change_of(key: str, order: str, *, sequence: int = 1) -> Any:
    """Return a batch of a table's stream, with the keys only."""
    return {
        "Records": [
            {
                "eventID": f"{sequence:032x}",
                "eventName": "MODIFY",
                "eventVersion": "1.1",
                "eventSource": "aws:dynamodb",
                "awsRegion": "ap-southeast-3",
                "dynamodb": {
                    "ApproximateCreationDateTime": 1796101200.0,
                    "Keys": {"pk": {"S": key}, "sk": {"S": order}},
                    "SequenceNumber": str(sequence),
                    "SizeBytes": 24,
                    "StreamViewType": "KEYS_ONLY",
                },
                "eventSourceARN": "arn:aws:dynamodb:ap-southeast-3:123456789012:table/sekali/stream/2026-12-01T00:00",
            }
        ]
    }


# What EventBridge's schedule of the template sends.
A_LOOK = {"sekali-datang": "look"}
