CREATE TABLE "InspectionRounds" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_InspectionRounds" PRIMARY KEY,
    "Number" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "CampaignId" TEXT NOT NULL,
    "Item" TEXT NOT NULL,
    "Period" TEXT NOT NULL,
    "Year" INTEGER NOT NULL,
    "Attempt" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "Checklist" TEXT NOT NULL,
    "Commitment" TEXT NOT NULL,
    "SecretText" TEXT NOT NULL,
    "CommittedAt" INTEGER NOT NULL,
    "CommittedBy" TEXT NOT NULL,
    "ListText" TEXT NULL,
    "ListHash" TEXT NULL,
    "People" TEXT NULL,
    "FixedAt" INTEGER NULL,
    "FixedBy" TEXT NULL,
    "Secret" TEXT NULL,
    "PublicValue" TEXT NULL,
    "Seed" TEXT NULL,
    "ResultText" TEXT NULL,
    "DrawnAt" INTEGER NULL,
    "DrawnBy" TEXT NULL,
    "RepeatsId" TEXT NULL,
    "Reason" TEXT NULL,
    "Circular" TEXT NULL,
    "CircularScope" TEXT NULL,
    "CircularAt" INTEGER NULL,
    "CircularBy" TEXT NULL
);
CREATE INDEX "IX_InspectionRounds_OrganisationId_CampaignId_Item_Year" ON "InspectionRounds" ("OrganisationId", "CampaignId", "Item", "Year");
CREATE UNIQUE INDEX "IX_InspectionRounds_RepeatsId" ON "InspectionRounds" ("RepeatsId");

CREATE TABLE "InspectionVisits" (
    "RoundId" TEXT NOT NULL,
    "Unit" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Stratum" TEXT NOT NULL,
    "Type" TEXT NOT NULL,
    "Level" TEXT NOT NULL,
    "Owner" TEXT NOT NULL,
    "InstitutionId" TEXT NULL,
    "Lead" TEXT NOT NULL,
    "Second" TEXT NOT NULL,
    "Replaced" TEXT NOT NULL,
    "MatterId" TEXT NULL,
    CONSTRAINT "PK_InspectionVisits" PRIMARY KEY ("RoundId", "Unit")
);
CREATE UNIQUE INDEX "IX_InspectionVisits_MatterId" ON "InspectionVisits" ("MatterId");

CREATE TABLE "InspectorRelations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_InspectorRelations" PRIMARY KEY,
    "AccountId" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "Unit" TEXT NOT NULL,
    "Ground" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL
);
CREATE INDEX "IX_InspectorRelations_OrganisationId_Unit" ON "InspectorRelations" ("OrganisationId", "Unit");
