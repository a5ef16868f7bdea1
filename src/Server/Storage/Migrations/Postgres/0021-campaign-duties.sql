CREATE TABLE "CampaignReopenings" (
    "Id" text COLLATE "C" NOT NULL CONSTRAINT "PK_CampaignReopenings" PRIMARY KEY,
    "CampaignId" text COLLATE "C" NOT NULL,
    "Reason" text COLLATE "C" NOT NULL,
    "AskedAt" bigint NOT NULL,
    "AskedBy" text COLLATE "C" NOT NULL,
    "AskedByName" text COLLATE "C" NOT NULL,
    "Approved" boolean,
    "Opinion" text COLLATE "C",
    "DecidedAt" bigint,
    "DecidedBy" text COLLATE "C",
    "DecidedByName" text COLLATE "C"
);
CREATE INDEX "IX_CampaignReopenings_CampaignId" ON "CampaignReopenings" ("CampaignId");

CREATE TABLE "DutyWaivers" (
    "Id" text COLLATE "C" NOT NULL CONSTRAINT "PK_DutyWaivers" PRIMARY KEY,
    "CampaignId" text COLLATE "C" NOT NULL,
    "Obligation" text COLLATE "C" NOT NULL,
    "Period" text COLLATE "C" NOT NULL,
    "UnitId" text COLLATE "C" NOT NULL,
    "Reason" text COLLATE "C" NOT NULL,
    "At" bigint NOT NULL,
    "By" text COLLATE "C" NOT NULL,
    "ByName" text COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX "IX_DutyWaivers_CampaignId_Obligation_Period_UnitId" ON "DutyWaivers" ("CampaignId", "Obligation", "Period", "UnitId");
