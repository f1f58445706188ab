-- Code and ways in that were planted: functions, Lambda@Edge, user data, key pairs, SSM, schedules, containers.
--
-- Rows: I4
-- ATT&CK: T1525, T1546, T1578.002, T1098.004, T1651, T1053.007, T1648
-- Parameters:
--   account    varchar  account whose log is read
--   since      date     first day that is read, UTC
--
-- Names of Lambda and CloudFront carry a version (CreateFunction20150331): an exact CreateFunction finds nothing.
-- Instances only where user data was given or changed: CloudTrail hides its text, not that it is there.
-- Distributions only where they name a function of Lambda@Edge or CloudFront.
SELECT eventtime,
       awsregion,
       eventsource,
       eventname,
       errorcode,
       useridentity.arn AS principal,
       useridentity.accesskeyid AS access_key,
       sourceipaddress,
       requestparameters,
       responseelements,
       eventid
FROM firebreak.cloudtrail
WHERE account = ?
  AND day >= date_format(CAST(? AS date), '%Y/%m/%d')
  AND (eventsource, regexp_replace(eventname, '20[0-9]{2}[_0-9].*$', '')) IN (
        ('lambda.amazonaws.com', 'CreateFunction'),
        ('lambda.amazonaws.com', 'UpdateFunctionCode'),
        ('lambda.amazonaws.com', 'UpdateFunctionConfiguration'),
        ('lambda.amazonaws.com', 'CreateFunctionUrlConfig'),
        ('lambda.amazonaws.com', 'UpdateFunctionUrlConfig'),
        ('lambda.amazonaws.com', 'CreateEventSourceMapping'),
        ('lambda.amazonaws.com', 'PublishLayerVersion'),
        ('cloudfront.amazonaws.com', 'CreateDistribution'),
        ('cloudfront.amazonaws.com', 'UpdateDistribution'),
        ('cloudfront.amazonaws.com', 'CreateFunction'),
        ('cloudfront.amazonaws.com', 'UpdateFunction'),
        ('cloudfront.amazonaws.com', 'PublishFunction'),
        ('ec2.amazonaws.com', 'RunInstances'),
        ('ec2.amazonaws.com', 'ModifyInstanceAttribute'),
        ('ec2.amazonaws.com', 'CreateLaunchTemplate'),
        ('ec2.amazonaws.com', 'CreateLaunchTemplateVersion'),
        ('ec2.amazonaws.com', 'ModifyLaunchTemplate'),
        ('ec2.amazonaws.com', 'CreateKeyPair'),
        ('ec2.amazonaws.com', 'ImportKeyPair'),
        ('ec2.amazonaws.com', 'AssociateIamInstanceProfile'),
        ('ec2.amazonaws.com', 'ReplaceIamInstanceProfileAssociation'),
        ('ec2.amazonaws.com', 'AuthorizeSecurityGroupIngress'),
        ('ec2.amazonaws.com', 'EnableSerialConsoleAccess'),
        ('ec2-instance-connect.amazonaws.com', 'SendSSHPublicKey'),
        ('ec2-instance-connect.amazonaws.com', 'SendSerialConsoleSSHPublicKey'),
        ('ssm.amazonaws.com', 'CreateDocument'),
        ('ssm.amazonaws.com', 'UpdateDocument'),
        ('ssm.amazonaws.com', 'UpdateDocumentDefaultVersion'),
        ('ssm.amazonaws.com', 'CreateAssociation'),
        ('ssm.amazonaws.com', 'CreateAssociationBatch'),
        ('ssm.amazonaws.com', 'UpdateAssociation'),
        ('ssm.amazonaws.com', 'SendCommand'),
        ('ssm.amazonaws.com', 'StartSession'),
        ('ssm.amazonaws.com', 'StartAutomationExecution'),
        ('ssm.amazonaws.com', 'CreateActivation'),
        ('events.amazonaws.com', 'PutRule'),
        ('events.amazonaws.com', 'PutTargets'),
        ('scheduler.amazonaws.com', 'CreateSchedule'),
        ('scheduler.amazonaws.com', 'UpdateSchedule'),
        ('states.amazonaws.com', 'CreateStateMachine'),
        ('states.amazonaws.com', 'UpdateStateMachine'),
        ('ecs.amazonaws.com', 'RegisterTaskDefinition'),
        ('ecs.amazonaws.com', 'UpdateService'),
        ('ecs.amazonaws.com', 'ExecuteCommand'),
        ('ecr.amazonaws.com', 'PutImage'),
        ('codebuild.amazonaws.com', 'CreateProject'),
        ('codebuild.amazonaws.com', 'UpdateProject'),
        ('cloudformation.amazonaws.com', 'CreateStack'),
        ('cloudformation.amazonaws.com', 'UpdateStack'),
        ('cloudformation.amazonaws.com', 'CreateStackSet'),
        ('autoscaling.amazonaws.com', 'CreateLaunchConfiguration'),
        ('autoscaling.amazonaws.com', 'UpdateAutoScalingGroup'),
        ('sagemaker.amazonaws.com', 'CreateNotebookInstance'),
        ('sagemaker.amazonaws.com', 'CreatePresignedNotebookInstanceUrl'),
        ('glue.amazonaws.com', 'CreateDevEndpoint'),
        ('glue.amazonaws.com', 'CreateJob')
      )
  AND (eventname NOT IN ('RunInstances', 'ModifyInstanceAttribute') OR requestparameters LIKE '%userData%')
  AND (eventname NOT LIKE '%Distribution%' OR regexp_like(requestparameters, '(lambdaF|f)unctionARN'))
ORDER BY eventtime, eventid
