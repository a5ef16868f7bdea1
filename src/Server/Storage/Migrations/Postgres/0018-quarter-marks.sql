CREATE TABLE "QuarterMarks" (
    "CampaignId" text COLLATE "C" NOT NULL CONSTRAINT "PK_QuarterMarks" PRIMARY KEY,
    "Last" text COLLATE "C" NOT NULL,
    "At" bigint NOT NULL
);
