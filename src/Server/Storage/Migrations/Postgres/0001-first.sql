CREATE TABLE "AspNetRoles" (
    "Id" text COLLATE "C" NOT NULL,
    "Name" character varying(256) COLLATE "C",
    "NormalizedName" character varying(256) COLLATE "C",
    "ConcurrencyStamp" text COLLATE "C",
    CONSTRAINT "PK_AspNetRoles" PRIMARY KEY ("Id")
);

CREATE TABLE "AspNetUsers" (
    "Id" text COLLATE "C" NOT NULL,
    "DisplayName" text COLLATE "C" NOT NULL,
    "OrganisationId" text COLLATE "C" NOT NULL,
    "MustChangePassword" boolean NOT NULL,
    "LastTotpStep" bigint NOT NULL,
    "UserName" character varying(256) COLLATE "C",
    "NormalizedUserName" character varying(256) COLLATE "C",
    "Email" character varying(256) COLLATE "C",
    "NormalizedEmail" character varying(256) COLLATE "C",
    "EmailConfirmed" boolean NOT NULL,
    "PasswordHash" text COLLATE "C",
    "SecurityStamp" text COLLATE "C",
    "ConcurrencyStamp" text COLLATE "C",
    "PhoneNumber" text COLLATE "C",
    "PhoneNumberConfirmed" boolean NOT NULL,
    "TwoFactorEnabled" boolean NOT NULL,
    "LockoutEnd" bigint,
    "LockoutEnabled" boolean NOT NULL,
    "AccessFailedCount" integer NOT NULL,
    CONSTRAINT "PK_AspNetUsers" PRIMARY KEY ("Id")
);

CREATE TABLE "Audit" (
    "Chain" text COLLATE "C" NOT NULL,
    "Sequence" bigint NOT NULL,
    "At" bigint NOT NULL,
    "What" text COLLATE "C" NOT NULL,
    "Who" text COLLATE "C",
    "Data" text COLLATE "C" NOT NULL,
    "Previous" text COLLATE "C" NOT NULL,
    "Hash" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_Audit" PRIMARY KEY ("Chain", "Sequence")
);

CREATE TABLE "Bookmarks" (
    "Id" text COLLATE "C" NOT NULL,
    "InstanceId" text COLLATE "C" NOT NULL,
    "CaseId" text COLLATE "C" NOT NULL,
    "ActivityId" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "Payload" text COLLATE "C" NOT NULL,
    "Key" text COLLATE "C",
    "DueAt" bigint,
    "CreatedAt" bigint NOT NULL,
    CONSTRAINT "PK_Bookmarks" PRIMARY KEY ("Id")
);

CREATE TABLE "Campaigns" (
    "Id" text COLLATE "C" NOT NULL,
    "OrganisationId" text COLLATE "C" NOT NULL,
    "Title" text COLLATE "C" NOT NULL,
    "Yaml" text COLLATE "C" NOT NULL,
    "ShippedHash" text COLLATE "C" NOT NULL,
    "Phase" text COLLATE "C" NOT NULL,
    "Version" bigint NOT NULL,
    CONSTRAINT "PK_Campaigns" PRIMARY KEY ("Id")
);

CREATE TABLE "CaseBars" (
    "CaseId" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "Subject" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_CaseBars" PRIMARY KEY ("CaseId", "Kind", "Subject")
);

CREATE TABLE "CaseKeys" (
    "CaseId" text COLLATE "C" NOT NULL,
    "Wrapped" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_CaseKeys" PRIMARY KEY ("CaseId")
);

CREATE TABLE "CaseParties" (
    "CaseId" text COLLATE "C" NOT NULL,
    "AccountId" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_CaseParties" PRIMARY KEY ("CaseId", "AccountId")
);

CREATE TABLE "Cases" (
    "Id" text COLLATE "C" NOT NULL,
    "Number" text COLLATE "C" NOT NULL,
    "Title" text COLLATE "C" NOT NULL,
    "OrganisationId" text COLLATE "C" NOT NULL,
    "Path" text COLLATE "C" NOT NULL,
    "Named" text NOT NULL,
    "Conduct" text COLLATE "C" NOT NULL,
    "ReceivedAt" bigint NOT NULL,
    "Confidential" boolean NOT NULL,
    "Stage" text NOT NULL,
    "Facts" text NOT NULL,
    "Version" bigint NOT NULL,
    "WorkflowSet" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL DEFAULT 'case',
    "InstitutionId" text COLLATE "C",
    "OriginId" text COLLATE "C",
    CONSTRAINT "PK_Cases" PRIMARY KEY ("Id")
);

CREATE TABLE "ChainHeads" (
    "Chain" text COLLATE "C" NOT NULL,
    "Sequence" bigint NOT NULL,
    "Hash" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_ChainHeads" PRIMARY KEY ("Chain")
);

CREATE TABLE "Deadlines" (
    "Id" text COLLATE "C" NOT NULL,
    "CaseId" text COLLATE "C" NOT NULL,
    "TaskId" text COLLATE "C",
    "Limit" text COLLATE "C" NOT NULL,
    "Title" text COLLATE "C" NOT NULL,
    "Workdays" integer,
    "StartAt" bigint NOT NULL,
    "DueAt" bigint NOT NULL,
    "DueOn" date NOT NULL,
    "Derivation" text COLLATE "C" NOT NULL,
    "Article" text COLLATE "C" NOT NULL,
    "CalendarVersion" text COLLATE "C" NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "MetAt" bigint,
    "PausedAt" bigint,
    "Version" bigint NOT NULL,
    CONSTRAINT "PK_Deadlines" PRIMARY KEY ("Id")
);

CREATE TABLE "Definitions" (
    "Id" text COLLATE "C" NOT NULL,
    "DefinitionId" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "Version" integer NOT NULL,
    "OrganisationId" text COLLATE "C" NOT NULL,
    "Json" text COLLATE "C" NOT NULL,
    "ShippedHash" text COLLATE "C",
    "IsPublished" boolean NOT NULL,
    "IsLatest" boolean NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "PublishedAt" bigint,
    "Reason" text COLLATE "C",
    CONSTRAINT "PK_Definitions" PRIMARY KEY ("Id")
);

CREATE TABLE "Drafts" (
    "DefinitionId" text COLLATE "C" NOT NULL,
    "OrganisationId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Run" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "Version" integer NOT NULL,
    "BasedOn" text COLLATE "C",
    "Json" text COLLATE "C" NOT NULL,
    "SavedBy" text COLLATE "C" NOT NULL,
    "Page" text COLLATE "C",
    "CreatedAt" bigint NOT NULL,
    "SavedAt" bigint NOT NULL,
    CONSTRAINT "PK_Drafts" PRIMARY KEY ("DefinitionId", "OrganisationId")
);

CREATE TABLE "Escalations" (
    "Id" text COLLATE "C" NOT NULL,
    "CaseId" text COLLATE "C" NOT NULL,
    "DeadlineId" text COLLATE "C" NOT NULL,
    "Rung" integer NOT NULL,
    "Recipient" text COLLATE "C" NOT NULL,
    "Role" text COLLATE "C" NOT NULL,
    "OrganisationId" text COLLATE "C" NOT NULL,
    "AccountId" text COLLATE "C",
    "Sentence" text COLLATE "C" NOT NULL,
    "RaisedAt" bigint NOT NULL,
    "ReadAt" bigint,
    "ReadBy" text COLLATE "C",
    "ReplyText" text COLLATE "C",
    "RepliedAt" bigint,
    CONSTRAINT "PK_Escalations" PRIMARY KEY ("Id")
);

CREATE TABLE "Evidence" (
    "Id" text COLLATE "C" NOT NULL,
    "CaseId" text COLLATE "C" NOT NULL,
    "FileHash" text COLLATE "C" NOT NULL,
    "StoredAs" text COLLATE "C" NOT NULL,
    "FileKey" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "MediaType" text COLLATE "C" NOT NULL,
    "Size" bigint NOT NULL,
    "By" text COLLATE "C" NOT NULL,
    "ByName" text COLLATE "C" NOT NULL,
    "At" bigint NOT NULL,
    CONSTRAINT "PK_Evidence" PRIMARY KEY ("Id")
);

CREATE TABLE "Firings" (
    "DeadlineId" text COLLATE "C" NOT NULL,
    "Rung" integer NOT NULL,
    "At" bigint NOT NULL,
    "Node" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_Firings" PRIMARY KEY ("DeadlineId", "Rung")
);

CREATE TABLE "IdempotentAnswers" (
    "KeyHash" text COLLATE "C" NOT NULL,
    "BodyHash" text COLLATE "C" NOT NULL,
    "Status" integer NOT NULL,
    "Answer" bytea NOT NULL,
    "At" bigint NOT NULL,
    CONSTRAINT "PK_IdempotentAnswers" PRIMARY KEY ("KeyHash")
);

CREATE TABLE "Inbound" (
    "Partner" text COLLATE "C" NOT NULL,
    "MessageId" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "Receipt" text COLLATE "C" NOT NULL,
    "Payload" text COLLATE "C" NOT NULL,
    "Fingerprint" text COLLATE "C" NOT NULL,
    "BodyHash" text COLLATE "C" NOT NULL,
    "ReceivedAt" bigint NOT NULL,
    "CaseId" text COLLATE "C",
    CONSTRAINT "PK_Inbound" PRIMARY KEY ("Partner", "MessageId")
);

CREATE TABLE "Incidents" (
    "Id" text COLLATE "C" NOT NULL,
    "CaseId" text COLLATE "C" NOT NULL,
    "InstanceId" text COLLATE "C" NOT NULL,
    "ActivityId" text COLLATE "C" NOT NULL,
    "ActivityName" text COLLATE "C" NOT NULL,
    "Code" text COLLATE "C" NOT NULL,
    "Message" text COLLATE "C" NOT NULL,
    "StepId" bigint,
    "At" bigint NOT NULL,
    "ResolvedAt" bigint,
    "Resolution" text COLLATE "C",
    "ResolvedBy" text COLLATE "C",
    "ReasonText" text COLLATE "C",
    CONSTRAINT "PK_Incidents" PRIMARY KEY ("Id")
);

CREATE TABLE "InnerSteps" (
    "Id" bigint GENERATED BY DEFAULT AS IDENTITY,
    "Kind" text COLLATE "C" NOT NULL,
    "CaseId" text COLLATE "C" NOT NULL,
    "InstanceId" text COLLATE "C",
    "Payload" text COLLATE "C" NOT NULL,
    "Depth" integer NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "NextTry" bigint NOT NULL,
    "Tries" integer NOT NULL,
    "LeasedUntil" bigint,
    "Fence" bigint NOT NULL,
    "DoneAt" bigint,
    "HeldAt" bigint,
    "LastError" text COLLATE "C",
    CONSTRAINT "PK_InnerSteps" PRIMARY KEY ("Id")
);

CREATE TABLE "Instances" (
    "Id" text COLLATE "C" NOT NULL,
    "CaseId" text COLLATE "C" NOT NULL,
    "DefinitionId" text COLLATE "C" NOT NULL,
    "VersionId" text COLLATE "C" NOT NULL,
    "DefinitionVersion" integer NOT NULL,
    "ParentId" text COLLATE "C",
    "CorrelationId" text COLLATE "C",
    "Name" text COLLATE "C",
    "Status" text COLLATE "C" NOT NULL,
    "SubStatus" text COLLATE "C" NOT NULL,
    "Incidents" integer NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "Version" bigint NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "UpdatedAt" bigint NOT NULL,
    "FinishedAt" bigint,
    CONSTRAINT "PK_Instances" PRIMARY KEY ("Id")
);

CREATE TABLE "Journal" (
    "Id" bigint GENERATED BY DEFAULT AS IDENTITY,
    "CaseId" text COLLATE "C" NOT NULL,
    "InstanceId" text COLLATE "C" NOT NULL,
    "Sequence" integer NOT NULL,
    "ActivityId" text COLLATE "C" NOT NULL,
    "NodeId" text COLLATE "C" NOT NULL,
    "Type" text COLLATE "C" NOT NULL,
    "TypeVersion" integer NOT NULL,
    "ActivityName" text COLLATE "C",
    "ExecutionId" text COLLATE "C" NOT NULL,
    "ParentExecutionId" text COLLATE "C",
    "Event" text COLLATE "C" NOT NULL,
    "Outcomes" text COLLATE "C",
    "Message" text COLLATE "C",
    "ActivityState" text COLLATE "C",
    "Outputs" text COLLATE "C",
    "At" bigint NOT NULL,
    CONSTRAINT "PK_Journal" PRIMARY KEY ("Id")
);

CREATE TABLE "MoveCases" (
    "MoveId" text COLLATE "C" NOT NULL,
    "CaseId" text COLLATE "C" NOT NULL,
    "Verdict" text COLLATE "C" NOT NULL,
    "Reasons" text COLLATE "C" NOT NULL,
    "CaseVersion" bigint NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "At" bigint,
    CONSTRAINT "PK_MoveCases" PRIMARY KEY ("MoveId", "CaseId")
);

CREATE TABLE "Moves" (
    "Id" text COLLATE "C" NOT NULL,
    "Definition" text COLLATE "C" NOT NULL,
    "OrganisationId" text COLLATE "C" NOT NULL,
    "Path" text COLLATE "C" NOT NULL,
    "FromVersion" text COLLATE "C" NOT NULL,
    "ToVersion" text COLLATE "C" NOT NULL,
    "Map" text COLLATE "C" NOT NULL,
    "Targets" text COLLATE "C" NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "Reason" text COLLATE "C" NOT NULL,
    "CreatedBy" text COLLATE "C" NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "CheckedAt" bigint,
    "ApprovedBy" text COLLATE "C",
    "ApprovedAt" bigint,
    "ApprovalReason" text COLLATE "C",
    "StartedBy" text COLLATE "C",
    "StartedAt" bigint,
    "FinishedAt" bigint,
    "Version" bigint NOT NULL,
    CONSTRAINT "PK_Moves" PRIMARY KEY ("Id")
);

CREATE TABLE "Notices" (
    "Id" text COLLATE "C" NOT NULL,
    "CaseId" text COLLATE "C" NOT NULL,
    "OrganisationId" text COLLATE "C" NOT NULL,
    "Number" text COLLATE "C" NOT NULL,
    "Scope" text COLLATE "C" NOT NULL,
    "Title" text COLLATE "C" NOT NULL,
    "Body" text COLLATE "C" NOT NULL,
    "Hash" text COLLATE "C" NOT NULL,
    "PublishedAt" bigint NOT NULL,
    "Until" date,
    "WithdrawnAt" bigint,
    "WithdrawalReason" text COLLATE "C",
    CONSTRAINT "PK_Notices" PRIMARY KEY ("Id")
);

CREATE TABLE "Organisations" (
    "Id" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "Level" text NOT NULL,
    "ParentId" text COLLATE "C",
    "Path" text COLLATE "C" NOT NULL,
    "AreaCode" text COLLATE "C",
    "ShortName" text COLLATE "C",
    CONSTRAINT "PK_Organisations" PRIMARY KEY ("Id")
);

CREATE TABLE "Outbox" (
    "Id" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "Partner" text COLLATE "C" NOT NULL,
    "CaseId" text COLLATE "C",
    "Payload" text COLLATE "C" NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "NextTry" bigint NOT NULL,
    "Tries" integer NOT NULL,
    "LeasedUntil" bigint,
    "Fence" bigint NOT NULL,
    "DoneAt" bigint,
    "Receipt" text COLLATE "C",
    "LastError" text COLLATE "C",
    "Dead" boolean NOT NULL,
    CONSTRAINT "PK_Outbox" PRIMARY KEY ("Id")
);

CREATE TABLE "Partners" (
    "Name" text COLLATE "C" NOT NULL,
    "PublicKey" text COLLATE "C" NOT NULL,
    "Url" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "KnownAs" text COLLATE "C",
    "AddedAt" bigint NOT NULL,
    CONSTRAINT "PK_Partners" PRIMARY KEY ("Name")
);

CREATE TABLE "ProtectionKeys" (
    "Name" text COLLATE "C" NOT NULL,
    "Xml" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_ProtectionKeys" PRIMARY KEY ("Name")
);

CREATE TABLE "Revisions" (
    "Id" bigint GENERATED BY DEFAULT AS IDENTITY,
    "DefinitionId" text COLLATE "C" NOT NULL,
    "OrganisationId" text COLLATE "C" NOT NULL,
    "DraftId" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "Json" text COLLATE "C" NOT NULL,
    "By" text COLLATE "C" NOT NULL,
    "Page" text COLLATE "C",
    "BegunAt" bigint NOT NULL,
    "SavedAt" bigint NOT NULL,
    CONSTRAINT "PK_Revisions" PRIMARY KEY ("Id")
);

CREATE TABLE "Rungs" (
    "DeadlineId" text COLLATE "C" NOT NULL,
    "Rung" integer NOT NULL,
    "Recipient" text COLLATE "C" NOT NULL,
    "At" bigint NOT NULL,
    "FiredAt" bigint,
    CONSTRAINT "PK_Rungs" PRIMARY KEY ("DeadlineId", "Rung")
);

CREATE TABLE "SealedTexts" (
    "Id" text COLLATE "C" NOT NULL,
    "CaseId" text COLLATE "C" NOT NULL,
    "Box" bytea NOT NULL,
    "At" bigint NOT NULL,
    CONSTRAINT "PK_SealedTexts" PRIMARY KEY ("Id")
);

CREATE TABLE "Series" (
    "Name" text COLLATE "C" NOT NULL,
    "Year" integer NOT NULL,
    "Last" integer NOT NULL,
    CONSTRAINT "PK_Series" PRIMARY KEY ("Name", "Year")
);

CREATE TABLE "Settings" (
    "Name" text COLLATE "C" NOT NULL,
    "Value" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_Settings" PRIMARY KEY ("Name")
);

CREATE TABLE "Tasks" (
    "Id" text COLLATE "C" NOT NULL,
    "CaseId" text COLLATE "C" NOT NULL,
    "InstanceId" text COLLATE "C" NOT NULL,
    "BookmarkId" text COLLATE "C" NOT NULL,
    "NodeId" text COLLATE "C" NOT NULL,
    "Act" text COLLATE "C" NOT NULL,
    "Title" text COLLATE "C" NOT NULL,
    "Stage" text COLLATE "C" NOT NULL,
    "Role" text COLLATE "C" NOT NULL,
    "OrganisationId" text COLLATE "C" NOT NULL,
    "Path" text COLLATE "C" NOT NULL,
    "Assignee" text COLLATE "C",
    "Outcomes" text COLLATE "C" NOT NULL,
    "DeadlineId" text COLLATE "C",
    "State" text COLLATE "C" NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "DueAt" bigint,
    "DoneAt" bigint,
    "DoneBy" text COLLATE "C",
    "Outcome" text COLLATE "C",
    "Round" integer NOT NULL,
    "Step" text COLLATE "C" NOT NULL DEFAULT '',
    "Form" text COLLATE "C",
    "OutcomeNames" text COLLATE "C",
    "OtherThan" text COLLATE "C",
    CONSTRAINT "PK_Tasks" PRIMARY KEY ("Id")
);

CREATE TABLE "TipAttachments" (
    "Id" text COLLATE "C" NOT NULL,
    "TipId" text COLLATE "C" NOT NULL,
    "FileHash" text COLLATE "C" NOT NULL,
    "StoredAs" text COLLATE "C" NOT NULL,
    "FileKey" text COLLATE "C" NOT NULL,
    "Box" bytea NOT NULL,
    "Size" bigint NOT NULL,
    "On" date NOT NULL,
    CONSTRAINT "PK_TipAttachments" PRIMARY KEY ("Id")
);

CREATE TABLE "TipMessages" (
    "Id" text COLLATE "C" NOT NULL,
    "TipId" text COLLATE "C" NOT NULL,
    "FromReporter" boolean NOT NULL,
    "Box" bytea NOT NULL,
    "At" bigint NOT NULL,
    CONSTRAINT "PK_TipMessages" PRIMARY KEY ("Id")
);

CREATE TABLE "Tips" (
    "Id" text COLLATE "C" NOT NULL,
    "CaseId" text COLLATE "C" NOT NULL,
    "ReceiptHash" text COLLATE "C" NOT NULL,
    "WrappedKey" text COLLATE "C" NOT NULL,
    "Told" bytea NOT NULL,
    "Reporter" bytea,
    "ReceivedOn" date NOT NULL,
    CONSTRAINT "PK_Tips" PRIMARY KEY ("Id")
);

CREATE TABLE "AspNetRoleClaims" (
    "Id" integer GENERATED BY DEFAULT AS IDENTITY,
    "RoleId" text COLLATE "C" NOT NULL,
    "ClaimType" text COLLATE "C",
    "ClaimValue" text COLLATE "C",
    CONSTRAINT "PK_AspNetRoleClaims" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_AspNetRoleClaims_AspNetRoles_RoleId" FOREIGN KEY ("RoleId") REFERENCES "AspNetRoles" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AspNetUserClaims" (
    "Id" integer GENERATED BY DEFAULT AS IDENTITY,
    "UserId" text COLLATE "C" NOT NULL,
    "ClaimType" text COLLATE "C",
    "ClaimValue" text COLLATE "C",
    CONSTRAINT "PK_AspNetUserClaims" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_AspNetUserClaims_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AspNetUserLogins" (
    "LoginProvider" text COLLATE "C" NOT NULL,
    "ProviderKey" text COLLATE "C" NOT NULL,
    "ProviderDisplayName" text COLLATE "C",
    "UserId" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_AspNetUserLogins" PRIMARY KEY ("LoginProvider", "ProviderKey"),
    CONSTRAINT "FK_AspNetUserLogins_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AspNetUserRoles" (
    "UserId" text COLLATE "C" NOT NULL,
    "RoleId" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_AspNetUserRoles" PRIMARY KEY ("UserId", "RoleId"),
    CONSTRAINT "FK_AspNetUserRoles_AspNetRoles_RoleId" FOREIGN KEY ("RoleId") REFERENCES "AspNetRoles" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_AspNetUserRoles_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AspNetUserTokens" (
    "UserId" text COLLATE "C" NOT NULL,
    "LoginProvider" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "Value" text COLLATE "C",
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

CREATE INDEX "IX_Bookmarks_DueAt" ON "Bookmarks" ("DueAt");

CREATE INDEX "IX_Bookmarks_Name_Key" ON "Bookmarks" ("Name", "Key");

CREATE INDEX "IX_Cases_Kind_Path" ON "Cases" ("Kind", "Path");

CREATE UNIQUE INDEX "IX_Cases_Number" ON "Cases" ("Number");

CREATE INDEX "IX_Cases_OriginId" ON "Cases" ("OriginId");

CREATE INDEX "IX_Cases_Path_Stage" ON "Cases" ("Path", "Stage");

CREATE INDEX "IX_Deadlines_CaseId_State" ON "Deadlines" ("CaseId", "State");

CREATE UNIQUE INDEX "IX_Definitions_DefinitionId_OrganisationId_Version" ON "Definitions" ("DefinitionId", "OrganisationId", "Version");

CREATE UNIQUE INDEX "IX_Drafts_Id" ON "Drafts" ("Id");

CREATE INDEX "IX_Escalations_AccountId" ON "Escalations" ("AccountId");

CREATE INDEX "IX_Escalations_OrganisationId_Role_RepliedAt" ON "Escalations" ("OrganisationId", "Role", "RepliedAt");

CREATE INDEX "IX_Evidence_CaseId" ON "Evidence" ("CaseId");

CREATE UNIQUE INDEX "IX_Inbound_Fingerprint" ON "Inbound" ("Fingerprint");

CREATE UNIQUE INDEX "IX_Inbound_Receipt" ON "Inbound" ("Receipt");

CREATE INDEX "IX_Incidents_CaseId_ResolvedAt" ON "Incidents" ("CaseId", "ResolvedAt");

CREATE INDEX "IX_InnerSteps_CaseId_DoneAt" ON "InnerSteps" ("CaseId", "DoneAt");

CREATE INDEX "IX_InnerSteps_DoneAt_HeldAt_NextTry" ON "InnerSteps" ("DoneAt", "HeldAt", "NextTry");

CREATE INDEX "IX_Instances_CaseId_Status" ON "Instances" ("CaseId", "Status");

CREATE INDEX "IX_Journal_InstanceId_Sequence" ON "Journal" ("InstanceId", "Sequence");

CREATE INDEX "IX_Moves_Definition_Path" ON "Moves" ("Definition", "Path");

CREATE INDEX "IX_Moves_State" ON "Moves" ("State");

CREATE INDEX "IX_Notices_Scope_PublishedAt" ON "Notices" ("Scope", "PublishedAt");

CREATE UNIQUE INDEX "IX_Organisations_Path" ON "Organisations" ("Path");

CREATE INDEX "IX_Outbox_DoneAt_Dead_NextTry" ON "Outbox" ("DoneAt", "Dead", "NextTry");

CREATE INDEX "IX_Outbox_Partner_Receipt" ON "Outbox" ("Partner", "Receipt");

CREATE INDEX "IX_Revisions_DefinitionId_OrganisationId_Kind" ON "Revisions" ("DefinitionId", "OrganisationId", "Kind");

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

