CREATE TABLE "CampaignReopenings" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CampaignReopenings" PRIMARY KEY,
    "CampaignId" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "AskedAt" INTEGER NOT NULL,
    "AskedBy" TEXT NOT NULL,
    "AskedByName" TEXT NOT NULL,
    "Approved" INTEGER NULL,
    "Opinion" TEXT NULL,
    "DecidedAt" INTEGER NULL,
    "DecidedBy" TEXT NULL,
    "DecidedByName" TEXT NULL
);
CREATE INDEX "IX_CampaignReopenings_CampaignId" ON "CampaignReopenings" ("CampaignId");

CREATE TABLE "DutyWaivers" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_DutyWaivers" PRIMARY KEY,
    "CampaignId" TEXT NOT NULL,
    "Obligation" TEXT NOT NULL,
    "Period" TEXT NOT NULL,
    "UnitId" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "By" TEXT NOT NULL,
    "ByName" TEXT NOT NULL
);
CREATE UNIQUE INDEX "IX_DutyWaivers_CampaignId_Obligation_Period_UnitId" ON "DutyWaivers" ("CampaignId", "Obligation", "Period", "UnitId");
