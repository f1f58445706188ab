"""Every call as the record that CloudTrail would write of it, for a drill that looks for the intruder in the logs.

What a trail with data events of S3 and Lambda records: data events of other services are left out. The emulator has no
TLS, no console and no calls of services on their own: nor have the records.
https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
"""

from .ledger import Ledger
from .recorder import Recorder

__all__ = ["Ledger", "Recorder"]
