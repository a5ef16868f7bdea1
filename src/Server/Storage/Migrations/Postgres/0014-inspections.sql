CREATE TABLE "InspectionRounds" (
    "Id" text COLLATE "C" NOT NULL CONSTRAINT "PK_InspectionRounds" PRIMARY KEY,
    "Number" text COLLATE "C" NOT NULL,
    "OrganisationId" text COLLATE "C" NOT NULL,
    "CampaignId" text COLLATE "C" NOT NULL,
    "Item" text COLLATE "C" NOT NULL,
    "Period" text COLLATE "C" NOT NULL,
    "Year" integer NOT NULL,
    "Attempt" integer NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "Checklist" text COLLATE "C" NOT NULL,
    "Commitment" text COLLATE "C" NOT NULL,
    "SecretText" text COLLATE "C" NOT NULL,
    "CommittedAt" bigint NOT NULL,
    "CommittedBy" text COLLATE "C" NOT NULL,
    "ListText" text COLLATE "C",
    "ListHash" text COLLATE "C",
    "People" text COLLATE "C",
    "FixedAt" bigint,
    "FixedBy" text COLLATE "C",
    "Secret" text COLLATE "C",
    "PublicValue" text COLLATE "C",
    "Seed" text COLLATE "C",
    "ResultText" text COLLATE "C",
    "DrawnAt" bigint,
    "DrawnBy" text COLLATE "C",
    "RepeatsId" text COLLATE "C",
    "Reason" text COLLATE "C",
    "Circular" text COLLATE "C",
    "CircularScope" text COLLATE "C",
    "CircularAt" bigint,
    "CircularBy" text COLLATE "C"
);
CREATE INDEX "IX_InspectionRounds_OrganisationId_CampaignId_Item_Year" ON "InspectionRounds" ("OrganisationId", "CampaignId", "Item", "Year");
CREATE UNIQUE INDEX "IX_InspectionRounds_RepeatsId" ON "InspectionRounds" ("RepeatsId");

CREATE TABLE "InspectionVisits" (
    "RoundId" text COLLATE "C" NOT NULL,
    "Unit" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "Stratum" text COLLATE "C" NOT NULL,
    "Type" text COLLATE "C" NOT NULL,
    "Level" text COLLATE "C" NOT NULL,
    "Owner" text COLLATE "C" NOT NULL,
    "InstitutionId" text COLLATE "C",
    "Lead" text COLLATE "C" NOT NULL,
    "Second" text COLLATE "C" NOT NULL,
    "Replaced" text COLLATE "C" NOT NULL,
    "MatterId" text COLLATE "C",
    CONSTRAINT "PK_InspectionVisits" PRIMARY KEY ("RoundId", "Unit")
);
CREATE UNIQUE INDEX "IX_InspectionVisits_MatterId" ON "InspectionVisits" ("MatterId");

CREATE TABLE "InspectorRelations" (
    "Id" text COLLATE "C" NOT NULL CONSTRAINT "PK_InspectorRelations" PRIMARY KEY,
    "AccountId" text COLLATE "C" NOT NULL,
    "OrganisationId" text COLLATE "C" NOT NULL,
    "Unit" text COLLATE "C" NOT NULL,
    "Ground" text COLLATE "C" NOT NULL,
    "At" bigint NOT NULL,
    "EndedAt" bigint
);
CREATE INDEX "IX_InspectorRelations_OrganisationId_Unit" ON "InspectorRelations" ("OrganisationId", "Unit");
