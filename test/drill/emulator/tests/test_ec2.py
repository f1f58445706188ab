from support import MANAGEMENT, EmulatorTest, client, create_organization


class SettingsTest(EmulatorTest):
    def setUp(self) -> None:
        super().setUp()
        self.member, _ = create_organization()
        self.ec2 = client("ec2")
        self.others = client("ec2", self.member)

    def test_block_public_access(self) -> None:
        self.ec2.enable_snapshot_block_public_access(State="block-all-sharing")
        self.ec2.enable_image_block_public_access(ImageBlockPublicAccessState="block-new-sharing")
        self.assertEqual(self.ec2.get_snapshot_block_public_access_state()["State"], "block-all-sharing")
        self.assertEqual(
            self.ec2.get_image_block_public_access_state()["ImageBlockPublicAccessState"], "block-new-sharing"
        )
        self.assertEqual(self.others.get_snapshot_block_public_access_state()["State"], "unblocked")
        west = client("ec2", MANAGEMENT, "us-west-2")
        self.assertEqual(west.get_image_block_public_access_state()["ImageBlockPublicAccessState"], "unblocked")
        image = self.ec2.describe_images(Owners=["amazon"])["Images"][0]["ImageId"]
        public = {"Add": [{"Group": "all"}]}
        refused = self.ec2.modify_image_attribute
        self.assert_refused("OperationNotPermitted", refused, ImageId=image, LaunchPermission=public)
        self.ec2.disable_snapshot_block_public_access()
        self.ec2.disable_image_block_public_access()
        self.assertEqual(self.ec2.get_snapshot_block_public_access_state()["State"], "unblocked")
        self.ec2.modify_image_attribute(ImageId=image, LaunchPermission=public)

    def test_metadata_defaults(self) -> None:
        self.ec2.modify_instance_metadata_defaults(HttpTokens="required", HttpPutResponseHopLimit=2)
        expected = {"HttpTokens": "required", "HttpPutResponseHopLimit": 2, "ManagedBy": "account"}
        self.assertEqual(self.ec2.get_instance_metadata_defaults()["AccountLevel"], expected)
        self.assertEqual(self.others.get_instance_metadata_defaults()["AccountLevel"], {"ManagedBy": "account"})
        self.ec2.modify_instance_metadata_defaults(HttpTokens="no-preference", HttpPutResponseHopLimit=-1)
        self.assertEqual(self.ec2.get_instance_metadata_defaults()["AccountLevel"], {"ManagedBy": "account"})

    def test_serial_console(self) -> None:
        self.ec2.enable_serial_console_access()
        self.assertTrue(self.ec2.get_serial_console_access_status()["SerialConsoleAccessEnabled"])
        self.assertFalse(self.others.get_serial_console_access_status()["SerialConsoleAccessEnabled"])
        self.ec2.disable_serial_console_access()
        self.assertFalse(self.ec2.get_serial_console_access_status()["SerialConsoleAccessEnabled"])

    def test_default_key(self) -> None:
        key = client("kms").create_key()["KeyMetadata"]["Arn"]
        self.ec2.modify_ebs_default_kms_key_id(KmsKeyId=key)
        self.assertEqual(self.ec2.get_ebs_default_kms_key_id()["KmsKeyId"], key)
        self.assertEqual(self.others.get_ebs_default_kms_key_id()["KmsKeyId"], "alias/aws/ebs")
        self.ec2.enable_ebs_encryption_by_default()
        volume = self.ec2.create_volume(AvailabilityZone="us-east-1a", Size=1)
        self.assertEqual((volume["Encrypted"], volume["KmsKeyId"]), (True, key))
        self.ec2.reset_ebs_default_kms_key_id()
        self.assertEqual(self.ec2.get_ebs_default_kms_key_id()["KmsKeyId"], "alias/aws/ebs")
        self.assert_refused("InvalidParameterValue", self.ec2.modify_ebs_default_kms_key_id, KmsKeyId="no-such-key")


class SnapshotTest(EmulatorTest):
    def setUp(self) -> None:
        super().setUp()
        self.member, self.stranger = create_organization()
        self.ec2 = client("ec2")
        volume = self.ec2.create_volume(AvailabilityZone="us-east-1a", Size=1)["VolumeId"]
        self.snapshot = self.ec2.create_snapshot(VolumeId=volume)["SnapshotId"]

    def share(self, **permission: list) -> None:
        self.ec2.modify_snapshot_attribute(SnapshotId=self.snapshot, CreateVolumePermission=permission)

    def test_sharing_with_an_account(self) -> None:
        describe = client("ec2", self.member).describe_snapshots
        self.assert_refused("InvalidSnapshot.NotFound", describe, SnapshotIds=[self.snapshot])
        self.share(Add=[{"UserId": self.member}])
        attribute = self.ec2.describe_snapshot_attribute(SnapshotId=self.snapshot, Attribute="createVolumePermission")
        self.assertEqual(attribute["CreateVolumePermissions"], [{"UserId": self.member}])
        self.assertEqual(describe(SnapshotIds=[self.snapshot])["Snapshots"][0]["OwnerId"], MANAGEMENT)
        restorable = describe(RestorableByUserIds=["self"])["Snapshots"]
        self.assertIn(self.snapshot, [item["SnapshotId"] for item in restorable])
        own = describe(OwnerIds=["self"])["Snapshots"]
        self.assertNotIn(self.snapshot, [item["SnapshotId"] for item in own])
        others = client("ec2", self.member)
        copy = others.copy_snapshot(SourceRegion="us-east-1", SourceSnapshotId=self.snapshot)["SnapshotId"]
        self.share(Remove=[{"UserId": self.member}])
        self.assert_refused("InvalidSnapshot.NotFound", describe, SnapshotIds=[self.snapshot])
        self.assertEqual(describe(SnapshotIds=[copy])["Snapshots"][0]["OwnerId"], self.member)
        stranger = client("ec2", self.stranger).describe_snapshots
        self.assert_refused("InvalidSnapshot.NotFound", stranger, SnapshotIds=[copy])
        self.assert_refused(
            "InvalidSnapshot.NotFound",
            others.modify_snapshot_attribute,
            SnapshotId=self.snapshot,
            CreateVolumePermission={"Add": [{"UserId": self.member}]},
        )

    def test_sharing_by_the_older_form_and_reset(self) -> None:
        named = {"SnapshotId": self.snapshot, "Attribute": "createVolumePermission"}
        self.ec2.modify_snapshot_attribute(**named, OperationType="add", UserIds=[self.member])
        self.assertEqual(
            self.ec2.describe_snapshot_attribute(**named)["CreateVolumePermissions"], [{"UserId": self.member}]
        )
        self.ec2.reset_snapshot_attribute(**named)
        self.assertEqual(self.ec2.describe_snapshot_attribute(**named)["CreateVolumePermissions"], [])

    def test_sharing_with_everyone(self) -> None:
        self.share(Add=[{"Group": "all"}])
        client("ec2", self.stranger).describe_snapshots(SnapshotIds=[self.snapshot])
        self.ec2.enable_snapshot_block_public_access(State="block-all-sharing")
        describe = client("ec2", self.stranger).describe_snapshots
        self.assert_refused("InvalidSnapshot.NotFound", describe, SnapshotIds=[self.snapshot])
        self.assert_refused("OperationNotPermitted", self.share, Add=[{"Group": "all"}])


class NetworkTest(EmulatorTest):
    def setUp(self) -> None:
        super().setUp()
        self.ec2 = client("ec2")
        self.vpc = self.ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]

    def group(self, name: str) -> str:
        return self.ec2.create_security_group(GroupName=name, Description=name, VpcId=self.vpc)["GroupId"]

    def test_isolation_replaces_the_groups_of_an_interface(self) -> None:
        subnet = self.ec2.create_subnet(VpcId=self.vpc, CidrBlock="10.0.1.0/24")["Subnet"]["SubnetId"]
        web, isolated = self.group("web"), self.group("isolated")
        instance = self.ec2.run_instances(
            ImageId="ami-12c6146b", MinCount=1, MaxCount=1, SubnetId=subnet, SecurityGroupIds=[web]
        )["Instances"][0]
        interface = instance["NetworkInterfaces"][0]["NetworkInterfaceId"]

        def groups() -> tuple[list[str], list[str]]:
            shown = self.ec2.describe_network_interfaces(NetworkInterfaceIds=[interface])["NetworkInterfaces"][0]
            described = self.ec2.describe_instances(InstanceIds=[instance["InstanceId"]])["Reservations"][0]
            return (
                [group["GroupId"] for group in shown["Groups"]],
                [group["GroupId"] for group in described["Instances"][0]["SecurityGroups"]],
            )

        self.assertEqual(groups(), ([web], [web]))
        self.ec2.modify_network_interface_attribute(NetworkInterfaceId=interface, Groups=[isolated])
        self.assertEqual(groups(), ([isolated], [isolated]))
        self.ec2.modify_instance_attribute(InstanceId=instance["InstanceId"], Groups=[web])
        self.assertEqual(groups(), ([web], [web]))

    def test_flow_log_options_and_folder(self) -> None:
        client("s3").create_bucket(Bucket="flow-logs")
        asked = {
            "ResourceIds": [self.vpc],
            "ResourceType": "VPC",
            "TrafficType": "ALL",
            "LogDestinationType": "s3",
            "LogDestination": "arn:aws:s3:::flow-logs/folder",
            "DestinationOptions": {"FileFormat": "parquet", "HiveCompatiblePartitions": True, "PerHourPartition": True},
        }
        created = self.ec2.create_flow_logs(**asked)["FlowLogIds"]
        described = self.ec2.describe_flow_logs(FlowLogIds=created)["FlowLogs"][0]
        self.assertEqual(described["DestinationOptions"], asked["DestinationOptions"])
        self.assertEqual(described["LogDestination"], asked["LogDestination"])
        self.assert_refused("FlowLogAlreadyExists", self.ec2.create_flow_logs, **asked)
        self.ec2.create_flow_logs(**{**asked, "LogDestination": "arn:aws:s3:::flow-logs"})
        self.ec2.create_flow_logs(**{**asked, "LogDestination": "arn:aws:s3:::flow-logs/another"})
        missing = {**asked, "LogDestination": "arn:aws:s3:::no-such-bucket/folder"}
        self.assertEqual(len(self.ec2.create_flow_logs(**missing)["Unsuccessful"]), 1)
        self.assertEqual(client("ec2", create_organization()[0]).describe_flow_logs()["FlowLogs"], [])
        self.ec2.delete_flow_logs(FlowLogIds=created)
        self.assertEqual(len(self.ec2.describe_flow_logs()["FlowLogs"]), 2)
