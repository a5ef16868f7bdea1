CREATE TABLE "AspNetRoles" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AspNetRoles" PRIMARY KEY,
    "Name" TEXT NULL,
    "NormalizedName" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL
);


CREATE TABLE "AspNetUsers" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AspNetUsers" PRIMARY KEY,
    "DisplayName" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "MustChangePassword" INTEGER NOT NULL,
    "LastTotpStep" INTEGER NOT NULL,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "PhoneNumber" TEXT NULL,
    "PhoneNumberConfirmed" INTEGER NOT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" INTEGER NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL
);


CREATE TABLE "Audit" (
    "Chain" TEXT NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "What" TEXT NOT NULL,
    "Who" TEXT NULL,
    "Data" TEXT NOT NULL,
    "Previous" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    CONSTRAINT "PK_Audit" PRIMARY KEY ("Chain", "Sequence")
);


CREATE TABLE "Bookmarks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Bookmarks" PRIMARY KEY,
    "InstanceId" TEXT NOT NULL,
    "CaseId" TEXT NOT NULL,
    "ActivityId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Payload" TEXT NOT NULL
);


CREATE TABLE "Campaigns" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Campaigns" PRIMARY KEY,
    "OrganisationId" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Yaml" TEXT NOT NULL,
    "ShippedHash" TEXT NOT NULL,
    "Phase" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "CaseBars" (
    "CaseId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    CONSTRAINT "PK_CaseBars" PRIMARY KEY ("CaseId", "Kind", "Subject")
);


CREATE TABLE "CaseKeys" (
    "CaseId" TEXT NOT NULL CONSTRAINT "PK_CaseKeys" PRIMARY KEY,
    "Wrapped" TEXT NOT NULL
);


CREATE TABLE "CaseParties" (
    "CaseId" TEXT NOT NULL,
    "AccountId" TEXT NOT NULL,
    CONSTRAINT "PK_CaseParties" PRIMARY KEY ("CaseId", "AccountId")
);


CREATE TABLE "Cases" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Cases" PRIMARY KEY,
    "Number" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "Path" TEXT NOT NULL,
    "Named" TEXT NOT NULL,
    "Conduct" TEXT NOT NULL,
    "ReceivedAt" INTEGER NOT NULL,
    "Confidential" INTEGER NOT NULL,
    "Stage" TEXT NOT NULL,
    "Facts" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "WorkflowSet" TEXT NOT NULL
);


CREATE TABLE "ChainHeads" (
    "Chain" TEXT NOT NULL CONSTRAINT "PK_ChainHeads" PRIMARY KEY,
    "Sequence" INTEGER NOT NULL,
    "Hash" TEXT NOT NULL
);


CREATE TABLE "Deadlines" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Deadlines" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "TaskId" TEXT NULL,
    "Limit" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "StartAt" INTEGER NOT NULL,
    "DueAt" INTEGER NOT NULL,
    "DueOn" TEXT NOT NULL,
    "Derivation" TEXT NOT NULL,
    "Article" TEXT NOT NULL,
    "CalendarVersion" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "MetAt" INTEGER NULL,
    "PausedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "Definitions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Definitions" PRIMARY KEY,
    "DefinitionId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "Json" TEXT NOT NULL,
    "ShippedHash" TEXT NULL,
    "IsPublished" INTEGER NOT NULL,
    "IsLatest" INTEGER NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "PublishedAt" INTEGER NULL,
    "Reason" TEXT NULL
);


CREATE TABLE "Escalations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Escalations" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "DeadlineId" TEXT NOT NULL,
    "Rung" INTEGER NOT NULL,
    "Recipient" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "AccountId" TEXT NULL,
    "Sentence" TEXT NOT NULL,
    "RaisedAt" INTEGER NOT NULL,
    "ReadAt" INTEGER NULL,
    "ReadBy" TEXT NULL,
    "ReplyText" TEXT NULL,
    "RepliedAt" INTEGER NULL
);


CREATE TABLE "Evidence" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Evidence" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "FileHash" TEXT NOT NULL,
    "StoredAs" TEXT NOT NULL,
    "FileKey" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "MediaType" TEXT NOT NULL,
    "Size" INTEGER NOT NULL,
    "By" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" INTEGER NOT NULL
);


CREATE TABLE "Firings" (
    "DeadlineId" TEXT NOT NULL,
    "Rung" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "Node" TEXT NOT NULL,
    CONSTRAINT "PK_Firings" PRIMARY KEY ("DeadlineId", "Rung")
);


CREATE TABLE "IdempotentAnswers" (
    "KeyHash" TEXT NOT NULL CONSTRAINT "PK_IdempotentAnswers" PRIMARY KEY,
    "BodyHash" TEXT NOT NULL,
    "Status" INTEGER NOT NULL,
    "Answer" BLOB NOT NULL,
    "At" INTEGER NOT NULL
);


CREATE TABLE "Inbound" (
    "Partner" TEXT NOT NULL,
    "MessageId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Receipt" TEXT NOT NULL,
    "Payload" TEXT NOT NULL,
    "Fingerprint" TEXT NOT NULL,
    "BodyHash" TEXT NOT NULL,
    "ReceivedAt" INTEGER NOT NULL,
    "CaseId" TEXT NULL,
    CONSTRAINT "PK_Inbound" PRIMARY KEY ("Partner", "MessageId")
);


CREATE TABLE "Incidents" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Incidents" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "InstanceId" TEXT NOT NULL,
    "ActivityId" TEXT NOT NULL,
    "ActivityName" TEXT NOT NULL,
    "Message" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "ResolvedAt" INTEGER NULL
);


CREATE TABLE "Instances" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Instances" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "DefinitionId" TEXT NOT NULL,
    "VersionId" TEXT NOT NULL,
    "ParentId" TEXT NULL,
    "Status" TEXT NOT NULL,
    "SubStatus" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL
);


CREATE TABLE "Journal" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Journal" PRIMARY KEY AUTOINCREMENT,
    "CaseId" TEXT NOT NULL,
    "InstanceId" TEXT NOT NULL,
    "ActivityId" TEXT NOT NULL,
    "NodeId" TEXT NOT NULL,
    "Type" TEXT NOT NULL,
    "Event" TEXT NOT NULL,
    "Outcomes" TEXT NULL,
    "Message" TEXT NULL,
    "At" INTEGER NOT NULL
);


CREATE TABLE "Notices" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Notices" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "Number" TEXT NOT NULL,
    "Scope" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "PublishedAt" INTEGER NOT NULL,
    "Until" TEXT NULL,
    "WithdrawnAt" INTEGER NULL,
    "WithdrawalReason" TEXT NULL
);


CREATE TABLE "Organisations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Organisations" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Level" TEXT NOT NULL,
    "ParentId" TEXT NULL,
    "Path" TEXT NOT NULL,
    "AreaCode" TEXT NULL,
    "ShortName" TEXT NULL
);


CREATE TABLE "Outbox" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Outbox" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Partner" TEXT NOT NULL,
    "CaseId" TEXT NULL,
    "Payload" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "NextTry" INTEGER NOT NULL,
    "Tries" INTEGER NOT NULL,
    "LeasedUntil" INTEGER NULL,
    "Fence" INTEGER NOT NULL,
    "DoneAt" INTEGER NULL,
    "Receipt" TEXT NULL,
    "LastError" TEXT NULL,
    "Dead" INTEGER NOT NULL
);


CREATE TABLE "Partners" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_Partners" PRIMARY KEY,
    "PublicKey" TEXT NOT NULL,
    "Url" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "KnownAs" TEXT NULL,
    "AddedAt" INTEGER NOT NULL
);


CREATE TABLE "ProtectionKeys" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_ProtectionKeys" PRIMARY KEY,
    "Xml" TEXT NOT NULL
);


CREATE TABLE "Rungs" (
    "DeadlineId" TEXT NOT NULL,
    "Rung" INTEGER NOT NULL,
    "Recipient" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "FiredAt" INTEGER NULL,
    CONSTRAINT "PK_Rungs" PRIMARY KEY ("DeadlineId", "Rung")
);


CREATE TABLE "SealedTexts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SealedTexts" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "Box" BLOB NOT NULL,
    "At" INTEGER NOT NULL
);


CREATE TABLE "Series" (
    "Name" TEXT NOT NULL,
    "Year" INTEGER NOT NULL,
    "Last" INTEGER NOT NULL,
    CONSTRAINT "PK_Series" PRIMARY KEY ("Name", "Year")
);


CREATE TABLE "Settings" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_Settings" PRIMARY KEY,
    "Value" TEXT NOT NULL
);


CREATE TABLE "Tasks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Tasks" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "InstanceId" TEXT NOT NULL,
    "BookmarkId" TEXT NOT NULL,
    "NodeId" TEXT NOT NULL,
    "Act" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Stage" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "Path" TEXT NOT NULL,
    "Assignee" TEXT NULL,
    "Outcomes" TEXT NOT NULL,
    "DeadlineId" TEXT NULL,
    "State" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "DueAt" INTEGER NULL,
    "DoneAt" INTEGER NULL,
    "DoneBy" TEXT NULL,
    "Outcome" TEXT NULL,
    "Round" INTEGER NOT NULL
);


CREATE TABLE "TipAttachments" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_TipAttachments" PRIMARY KEY,
    "TipId" TEXT NOT NULL,
    "FileHash" TEXT NOT NULL,
    "StoredAs" TEXT NOT NULL,
    "FileKey" TEXT NOT NULL,
    "Box" BLOB NOT NULL,
    "Size" INTEGER NOT NULL,
    "On" TEXT NOT NULL
);


CREATE TABLE "TipMessages" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_TipMessages" PRIMARY KEY,
    "TipId" TEXT NOT NULL,
    "FromReporter" INTEGER NOT NULL,
    "Box" BLOB NOT NULL,
    "At" INTEGER NOT NULL
);


CREATE TABLE "Tips" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Tips" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "ReceiptHash" TEXT NOT NULL,
    "WrappedKey" TEXT NOT NULL,
    "Told" BLOB NOT NULL,
    "Reporter" BLOB NULL,
    "ReceivedOn" TEXT NOT NULL
);


CREATE TABLE "AspNetRoleClaims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AspNetRoleClaims" PRIMARY KEY AUTOINCREMENT,
    "RoleId" TEXT NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_AspNetRoleClaims_AspNetRoles_RoleId" FOREIGN KEY ("RoleId") REFERENCES "AspNetRoles" ("Id") ON DELETE CASCADE
);


CREATE TABLE "AspNetUserClaims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AspNetUserClaims" PRIMARY KEY AUTOINCREMENT,
    "UserId" TEXT NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_AspNetUserClaims_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);


CREATE TABLE "AspNetUserLogins" (
    "LoginProvider" TEXT NOT NULL,
    "ProviderKey" TEXT NOT NULL,
    "ProviderDisplayName" TEXT NULL,
    "UserId" TEXT NOT NULL,
    CONSTRAINT "PK_AspNetUserLogins" PRIMARY KEY ("LoginProvider", "ProviderKey"),
    CONSTRAINT "FK_AspNetUserLogins_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);


CREATE TABLE "AspNetUserRoles" (
    "UserId" TEXT NOT NULL,
    "RoleId" TEXT NOT NULL,
    CONSTRAINT "PK_AspNetUserRoles" PRIMARY KEY ("UserId", "RoleId"),
    CONSTRAINT "FK_AspNetUserRoles_AspNetRoles_RoleId" FOREIGN KEY ("RoleId") REFERENCES "AspNetRoles" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_AspNetUserRoles_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);


CREATE TABLE "AspNetUserTokens" (
    "UserId" TEXT NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_AspNetUserTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_AspNetUserTokens_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);


CREATE INDEX "IX_AspNetRoleClaims_RoleId" ON "AspNetRoleClaims" ("RoleId");


CREATE UNIQUE INDEX "RoleNameIndex" ON "AspNetRoles" ("NormalizedName");


CREATE INDEX "IX_AspNetUserClaims_UserId" ON "AspNetUserClaims" ("UserId");


CREATE INDEX "IX_AspNetUserLogins_UserId" ON "AspNetUserLogins" ("UserId");


CREATE INDEX "IX_AspNetUserRoles_RoleId" ON "AspNetUserRoles" ("RoleId");


CREATE INDEX "EmailIndex" ON "AspNetUsers" ("NormalizedEmail");


CREATE UNIQUE INDEX "UserNameIndex" ON "AspNetUsers" ("NormalizedUserName");


CREATE INDEX "IX_Audit_At" ON "Audit" ("At");


CREATE INDEX "IX_Bookmarks_CaseId" ON "Bookmarks" ("CaseId");


CREATE UNIQUE INDEX "IX_Cases_Number" ON "Cases" ("Number");


CREATE INDEX "IX_Cases_Path_Stage" ON "Cases" ("Path", "Stage");


CREATE INDEX "IX_Deadlines_CaseId_State" ON "Deadlines" ("CaseId", "State");


CREATE UNIQUE INDEX "IX_Definitions_DefinitionId_OrganisationId_Version" ON "Definitions" ("DefinitionId", "OrganisationId", "Version");


CREATE INDEX "IX_Escalations_AccountId" ON "Escalations" ("AccountId");


CREATE INDEX "IX_Escalations_OrganisationId_Role_RepliedAt" ON "Escalations" ("OrganisationId", "Role", "RepliedAt");


CREATE INDEX "IX_Evidence_CaseId" ON "Evidence" ("CaseId");


CREATE UNIQUE INDEX "IX_Inbound_Fingerprint" ON "Inbound" ("Fingerprint");


CREATE UNIQUE INDEX "IX_Inbound_Receipt" ON "Inbound" ("Receipt");


CREATE INDEX "IX_Incidents_CaseId_ResolvedAt" ON "Incidents" ("CaseId", "ResolvedAt");


CREATE INDEX "IX_Instances_CaseId_Status" ON "Instances" ("CaseId", "Status");


CREATE INDEX "IX_Journal_CaseId" ON "Journal" ("CaseId");


CREATE INDEX "IX_Notices_Scope_PublishedAt" ON "Notices" ("Scope", "PublishedAt");


CREATE UNIQUE INDEX "IX_Organisations_Path" ON "Organisations" ("Path");


CREATE INDEX "IX_Outbox_DoneAt_Dead_NextTry" ON "Outbox" ("DoneAt", "Dead", "NextTry");


CREATE INDEX "IX_Outbox_Partner_Receipt" ON "Outbox" ("Partner", "Receipt");


CREATE INDEX "IX_Rungs_FiredAt_At" ON "Rungs" ("FiredAt", "At");


CREATE INDEX "IX_SealedTexts_CaseId" ON "SealedTexts" ("CaseId");


CREATE UNIQUE INDEX "IX_Tasks_BookmarkId" ON "Tasks" ("BookmarkId");


CREATE INDEX "IX_Tasks_CaseId_State" ON "Tasks" ("CaseId", "State");


CREATE INDEX "IX_Tasks_State_Assignee_DueAt" ON "Tasks" ("State", "Assignee", "DueAt");


CREATE INDEX "IX_Tasks_State_Role_DueAt" ON "Tasks" ("State", "Role", "DueAt");


CREATE INDEX "IX_TipAttachments_TipId" ON "TipAttachments" ("TipId");


CREATE INDEX "IX_TipMessages_TipId_At" ON "TipMessages" ("TipId", "At");


CREATE UNIQUE INDEX "IX_Tips_CaseId" ON "Tips" ("CaseId");


CREATE UNIQUE INDEX "IX_Tips_ReceiptHash" ON "Tips" ("ReceiptHash");



