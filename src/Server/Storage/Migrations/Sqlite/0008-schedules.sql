CREATE TABLE "Schedules" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Schedules" PRIMARY KEY,
    "Key" TEXT NOT NULL,
    "Jurisdiction" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Title" TEXT NOT NULL,
    "Json" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "Source" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "DraftId" TEXT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "PublishedAt" INTEGER NULL,
    "EndedAt" INTEGER NULL
);


CREATE UNIQUE INDEX "IX_Schedules_Key_Jurisdiction_Version" ON "Schedules" ("Key", "Jurisdiction", "Version");


CREATE INDEX "IX_Schedules_State" ON "Schedules" ("State");


CREATE TABLE "RuleSets" (
    "Hash" TEXT NOT NULL CONSTRAINT "PK_RuleSets" PRIMARY KEY,
    "Edition" TEXT NOT NULL,
    "Schedules" TEXT NOT NULL,
    "At" INTEGER NOT NULL
);


CREATE TABLE "ScheduleDrafts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ScheduleDrafts" PRIMARY KEY,
    "Key" TEXT NOT NULL,
    "Jurisdiction" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "Path" TEXT NOT NULL,
    "BasedOn" TEXT NULL,
    "Succeeds" TEXT NULL,
    "Typed" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Authors" TEXT NOT NULL,
    "SavedBy" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "SavedAt" INTEGER NOT NULL,
    "Reason" TEXT NULL,
    "SubmittedBy" TEXT NULL,
    "SubmittedAt" INTEGER NULL,
    "SimulationId" TEXT NULL,
    "DecidedBy" TEXT NULL,
    "DecidedAt" INTEGER NULL,
    "Opinion" TEXT NULL,
    "Version" INTEGER NOT NULL
);


CREATE UNIQUE INDEX "IX_ScheduleDrafts_Key_Jurisdiction" ON "ScheduleDrafts" ("Key", "Jurisdiction") WHERE "State" IN ('draft', 'submitted');


CREATE INDEX "IX_ScheduleDrafts_Path" ON "ScheduleDrafts" ("Path");


CREATE TABLE "Simulations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Simulations" PRIMARY KEY,
    "DraftId" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "Path" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "Changes" TEXT NOT NULL,
    "RuleSet" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Total" INTEGER NOT NULL,
    "Done" INTEGER NOT NULL,
    "LastCase" TEXT NOT NULL,
    "StartedBy" TEXT NOT NULL,
    "StartedAt" INTEGER NOT NULL,
    "FinishedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);


CREATE INDEX "IX_Simulations_DraftId" ON "Simulations" ("DraftId");


CREATE INDEX "IX_Simulations_State" ON "Simulations" ("State");


CREATE TABLE "SimulatedCases" (
    "SimulationId" TEXT NOT NULL,
    "CaseId" TEXT NOT NULL,
    "Changed" INTEGER NOT NULL,
    "OldTier" TEXT NOT NULL,
    "NewTier" TEXT NOT NULL,
    "OldSeverity" TEXT NOT NULL,
    "NewSeverity" TEXT NOT NULL,
    "OldFine" INTEGER NULL,
    "NewFine" INTEGER NULL,
    "OldMonths" INTEGER NULL,
    "NewMonths" INTEGER NULL,
    "OldRevocation" INTEGER NOT NULL,
    "NewRevocation" INTEGER NOT NULL,
    CONSTRAINT "PK_SimulatedCases" PRIMARY KEY ("SimulationId", "CaseId")
);
