-- New or widened users, keys, passwords, roles, trust, providers and permission sets.
--
-- Rows: I4
-- ATT&CK: T1136.003, T1098.001, T1098.003, T1556.006, T1484.002
-- Parameters:
--   account    varchar  account whose log is read
--   since      date     first day that is read, UTC
--
-- Refused attempts too: errorcode says so. Every name goes with its service: other services have a CreateUser of their own.
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
  AND (eventsource, eventname) IN (
        ('iam.amazonaws.com', 'CreateUser'),
        ('iam.amazonaws.com', 'CreateAccessKey'),
        ('iam.amazonaws.com', 'UpdateAccessKey'),
        ('iam.amazonaws.com', 'CreateLoginProfile'),
        ('iam.amazonaws.com', 'UpdateLoginProfile'),
        ('iam.amazonaws.com', 'ChangePassword'),
        ('iam.amazonaws.com', 'CreateServiceSpecificCredential'),
        ('iam.amazonaws.com', 'ResetServiceSpecificCredential'),
        ('iam.amazonaws.com', 'UploadSSHPublicKey'),
        ('iam.amazonaws.com', 'UploadSigningCertificate'),
        ('iam.amazonaws.com', 'CreateVirtualMFADevice'),
        ('iam.amazonaws.com', 'EnableMFADevice'),
        ('iam.amazonaws.com', 'DeactivateMFADevice'),
        ('iam.amazonaws.com', 'CreateRole'),
        ('iam.amazonaws.com', 'UpdateAssumeRolePolicy'),
        ('iam.amazonaws.com', 'UpdateRole'),
        ('iam.amazonaws.com', 'CreateInstanceProfile'),
        ('iam.amazonaws.com', 'AddRoleToInstanceProfile'),
        ('iam.amazonaws.com', 'AttachUserPolicy'),
        ('iam.amazonaws.com', 'AttachGroupPolicy'),
        ('iam.amazonaws.com', 'AttachRolePolicy'),
        ('iam.amazonaws.com', 'PutUserPolicy'),
        ('iam.amazonaws.com', 'PutGroupPolicy'),
        ('iam.amazonaws.com', 'PutRolePolicy'),
        ('iam.amazonaws.com', 'CreatePolicyVersion'),
        ('iam.amazonaws.com', 'SetDefaultPolicyVersion'),
        ('iam.amazonaws.com', 'AddUserToGroup'),
        ('iam.amazonaws.com', 'DeleteUserPermissionsBoundary'),
        ('iam.amazonaws.com', 'DeleteRolePermissionsBoundary'),
        ('iam.amazonaws.com', 'PutUserPermissionsBoundary'),
        ('iam.amazonaws.com', 'PutRolePermissionsBoundary'),
        ('iam.amazonaws.com', 'CreateSAMLProvider'),
        ('iam.amazonaws.com', 'UpdateSAMLProvider'),
        ('iam.amazonaws.com', 'CreateOpenIDConnectProvider'),
        ('iam.amazonaws.com', 'AddClientIDToOpenIDConnectProvider'),
        ('iam.amazonaws.com', 'UpdateOpenIDConnectProviderThumbprint'),
        ('rolesanywhere.amazonaws.com', 'CreateTrustAnchor'),
        ('rolesanywhere.amazonaws.com', 'UpdateTrustAnchor'),
        ('rolesanywhere.amazonaws.com', 'EnableTrustAnchor'),
        ('rolesanywhere.amazonaws.com', 'CreateProfile'),
        ('sso.amazonaws.com', 'CreatePermissionSet'),
        ('sso.amazonaws.com', 'PutInlinePolicyToPermissionSet'),
        ('sso.amazonaws.com', 'AttachManagedPolicyToPermissionSet'),
        ('sso.amazonaws.com', 'AttachCustomerManagedPolicyReferenceToPermissionSet'),
        ('sso.amazonaws.com', 'ProvisionPermissionSet'),
        ('sso.amazonaws.com', 'CreateAccountAssignment'),
        ('sso-directory.amazonaws.com', 'CreateUser'),
        ('sso-directory.amazonaws.com', 'AddMemberToGroup'),
        ('sso-directory.amazonaws.com', 'CreateExternalIdPConfigurationForDirectory'),
        ('sso-directory.amazonaws.com', 'UpdatePassword'),
        ('identitystore.amazonaws.com', 'CreateUser'),
        ('identitystore.amazonaws.com', 'CreateGroupMembership'),
        ('signin.amazonaws.com', 'PasswordUpdated'),
        ('signin.amazonaws.com', 'PasswordRecoveryCompleted'),
        ('organizations.amazonaws.com', 'CreateAccount'),
        ('organizations.amazonaws.com', 'InviteAccountToOrganization'),
        ('organizations.amazonaws.com', 'RegisterDelegatedAdministrator')
      )
ORDER BY eventtime, eventid
