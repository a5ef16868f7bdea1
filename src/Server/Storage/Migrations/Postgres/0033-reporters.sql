ALTER TABLE "Tips" ADD COLUMN "Score" integer;
ALTER TABLE "Tips" ADD COLUMN "RatedOn" date;
ALTER TABLE "Tips" ADD COLUMN "ReviewAskedOn" date;
