CREATE TABLE "RuleSets" (
    "Hash" text COLLATE "C" NOT NULL,
    "Edition" text COLLATE "C" NOT NULL,
    "Schedules" text COLLATE "C" NOT NULL,
    "At" bigint NOT NULL,
    CONSTRAINT "PK_RuleSets" PRIMARY KEY ("Hash")
);

CREATE TABLE "ScheduleDrafts" (
    "Id" text COLLATE "C" NOT NULL,
    "Key" text COLLATE "C" NOT NULL,
    "Jurisdiction" text COLLATE "C" NOT NULL,
    "OrganisationId" text COLLATE "C" NOT NULL,
    "Path" text COLLATE "C" NOT NULL,
    "BasedOn" text COLLATE "C",
    "Succeeds" text COLLATE "C",
    "Typed" text COLLATE "C" NOT NULL,
    "Hash" text COLLATE "C" NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "Authors" text COLLATE "C" NOT NULL,
    "SavedBy" text COLLATE "C" NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "SavedAt" bigint NOT NULL,
    "Reason" text COLLATE "C",
    "SubmittedBy" text COLLATE "C",
    "SubmittedAt" bigint,
    "SimulationId" text COLLATE "C",
    "DecidedBy" text COLLATE "C",
    "DecidedAt" bigint,
    "Opinion" text COLLATE "C",
    "Version" bigint NOT NULL,
    CONSTRAINT "PK_ScheduleDrafts" PRIMARY KEY ("Id")
);

CREATE TABLE "Schedules" (
    "Id" text COLLATE "C" NOT NULL,
    "Key" text COLLATE "C" NOT NULL,
    "Jurisdiction" text COLLATE "C" NOT NULL,
    "Version" integer NOT NULL,
    "Title" text COLLATE "C" NOT NULL,
    "Json" text COLLATE "C" NOT NULL,
    "Hash" text COLLATE "C" NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    "OrganisationId" text COLLATE "C" NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "DraftId" text COLLATE "C",
    "CreatedAt" bigint NOT NULL,
    "PublishedAt" bigint,
    "EndedAt" bigint,
    CONSTRAINT "PK_Schedules" PRIMARY KEY ("Id")
);

CREATE TABLE "SimulatedCases" (
    "SimulationId" text COLLATE "C" NOT NULL,
    "CaseId" text COLLATE "C" NOT NULL,
    "Changed" boolean NOT NULL,
    "OldTier" text COLLATE "C" NOT NULL,
    "NewTier" text COLLATE "C" NOT NULL,
    "OldSeverity" text COLLATE "C" NOT NULL,
    "NewSeverity" text COLLATE "C" NOT NULL,
    "OldFine" bigint,
    "NewFine" bigint,
    "OldMonths" integer,
    "NewMonths" integer,
    "OldRevocation" boolean NOT NULL,
    "NewRevocation" boolean NOT NULL,
    CONSTRAINT "PK_SimulatedCases" PRIMARY KEY ("SimulationId", "CaseId")
);

CREATE TABLE "Simulations" (
    "Id" text COLLATE "C" NOT NULL,
    "DraftId" text COLLATE "C" NOT NULL,
    "OrganisationId" text COLLATE "C" NOT NULL,
    "Path" text COLLATE "C" NOT NULL,
    "Hash" text COLLATE "C" NOT NULL,
    "Changes" text COLLATE "C" NOT NULL,
    "RuleSet" text COLLATE "C" NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "Total" integer NOT NULL,
    "Done" integer NOT NULL,
    "LastCase" text COLLATE "C" NOT NULL,
    "StartedBy" text COLLATE "C" NOT NULL,
    "StartedAt" bigint NOT NULL,
    "FinishedAt" bigint,
    "Version" bigint NOT NULL,
    CONSTRAINT "PK_Simulations" PRIMARY KEY ("Id")
);

CREATE UNIQUE INDEX "IX_ScheduleDrafts_Key_Jurisdiction" ON "ScheduleDrafts" ("Key", "Jurisdiction") WHERE "State" IN ('draft', 'submitted');

CREATE INDEX "IX_ScheduleDrafts_Path" ON "ScheduleDrafts" ("Path");

CREATE UNIQUE INDEX "IX_Schedules_Key_Jurisdiction_Version" ON "Schedules" ("Key", "Jurisdiction", "Version");

CREATE INDEX "IX_Schedules_State" ON "Schedules" ("State");

CREATE INDEX "IX_Simulations_DraftId" ON "Simulations" ("DraftId");

CREATE INDEX "IX_Simulations_State" ON "Simulations" ("State");
